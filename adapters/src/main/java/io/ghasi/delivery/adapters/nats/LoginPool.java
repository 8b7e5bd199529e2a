package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.nats.client.impl.NatsServerPool;
import io.nats.client.support.NatsUri;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The servers, each with the password as it is when it is tried. While nobody has accepted a new one, a server is tried with it and with the one
 * before in turns.
 */
final class LoginPool extends NatsServerPool {
    private final String user;
    private final RotatingSecret password;
    private final Map<NatsUri, Integer> tries = new ConcurrentHashMap<>();

    LoginPool(String user, RotatingSecret password) {
        this.user = user;
        this.password = password;
    }

    // The first connect looks at the next server and then takes it; a reconnect only takes.
    @Override
    public @Nullable NatsUri peekNextServer() {
        NatsUri server = super.peekNextServer();
        return server == null ? null : login(server, tries.getOrDefault(server, 0));
    }

    @Override
    public @Nullable NatsUri nextServer() {
        NatsUri server = super.nextServer();
        return server == null ? null : login(server, tries.merge(server, 1, Integer::sum) - 1);
    }

    private NatsUri login(NatsUri server, int before) {
        List<String> candidates = password.candidates();
        return LoginUri.of(server, user, candidates.get(before % candidates.size()));
    }

    @Override
    public void connectSucceeded(NatsUri tried) {
        tries.clear();
        if (tried instanceof LoginUri login) {
            password.accepted(login.password());
        }
        super.connectSucceeded(server(tried));
    }

    @Override
    public void connectFailed(NatsUri tried) {
        super.connectFailed(server(tried));
    }

    private static NatsUri server(NatsUri tried) {
        return tried instanceof LoginUri login ? login.server() : tried;
    }
}
