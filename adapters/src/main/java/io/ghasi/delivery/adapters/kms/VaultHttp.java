package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.http.BoundedClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One question to Vault at a time, and its whole answer. */
final class VaultHttp implements AutoCloseable {
    /** A path of which no part leads elsewhere, as {@code ..} would. */
    static final String PATH = "[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*";

    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final @Nullable String namespace;
    private final BoundedClient client;

    VaultHttp(URI address, @Nullable String namespace, BoundedClient client) {
        this.address = address;
        this.namespace = namespace;
        this.client = client;
    }

    /** {@code token} is null where it is a login. */
    VaultAnswer get(String path, @Nullable String token) throws KeyServiceFault {
        return send(request(path, token).GET());
    }

    VaultAnswer post(String path, @Nullable String token, Map<String, String> body) throws KeyServiceFault {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) throws KeyServiceFault {
        if (!path.matches(PATH)) {
            throw KeyServiceFault.lasting("Vault has no " + path, null);
        }
        HttpRequest.Builder request = client.to(address.resolve("/v1/" + path)).header("X-Vault-Request", "true");
        if (namespace != null) {
            request.header("X-Vault-Namespace", namespace);
        }
        return token == null ? request : shown(request, token);
    }

    private static HttpRequest.Builder shown(HttpRequest.Builder request, String token) throws KeyServiceFault {
        try {
            return request.header("X-Vault-Token", token);
        } catch (IllegalArgumentException _) {
            // What the exception says would show the token.
            throw KeyServiceFault.lasting("our token of Vault has characters that no token has", null);
        }
    }

    private VaultAnswer send(HttpRequest.Builder request) throws KeyServiceFault {
        try {
            HttpResponse<byte[]> answer = client.send(request.build());
            return VaultAnswer.read(answer.statusCode(), answer.body());
        } catch (KeyServiceFault e) {
            throw e;
        } catch (IOException e) {
            throw KeyServiceFault.passing("Vault: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
