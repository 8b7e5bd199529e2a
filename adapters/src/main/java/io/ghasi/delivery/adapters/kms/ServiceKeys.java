package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.keys.KeySource;
import io.ghasi.delivery.adapters.keys.VerificationKey;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a key service that sign tokens. A name of which there is no such key is passed over, and told when it begins. */
public final class ServiceKeys implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceKeys.class);

    private final KeyService service;
    private final List<String> names;
    private List<String> missing = List.of();

    /** Those that {@code service}, which is closed with this, calls {@code names}. */
    public ServiceKeys(KeyService service, List<String> names) {
        this.service = service;
        this.names = List.copyOf(names);
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public Map<String, byte[]> read() throws IOException {
        Map<String, byte[]> all = new HashMap<>();
        List<String> without = new ArrayList<>();
        for (String name : names) {
            Map<String, byte[]> found = service.publicKeys(name);
            if (found.isEmpty()) {
                without.add(name);
            }
            all.putAll(checked(found));
        }
        tell(without);
        return all;
    }

    private static Map<String, byte[]> checked(Map<String, byte[]> found) throws KeyServiceFault {
        for (Map.Entry<String, byte[]> key : found.entrySet()) {
            if (VerificationKey.of(key.getValue()) == null) {
                throw KeyServiceFault.passing("what is given for " + key.getKey() + " is no key of Ed25519", null);
            }
        }
        return found;
    }

    private void tell(List<String> without) {
        if (!without.isEmpty() && !without.equals(missing)) {
            LOG.warn(LogEvent.KEYS_MISSING, "{} has no key that may sign tokens for {}", service.name(), without);
        }
        missing = List.copyOf(without);
    }

    @Override
    public void close() {
        service.close();
    }
}
