package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.keys.KeySource;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The keys of a key service that sign tokens.
 *
 * @param service closed with this
 * @param names as the service calls them
 */
public record ServiceKeys(KeyService service, List<String> names) implements KeySource {
    public ServiceKeys {
        names = List.copyOf(names);
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public Map<String, byte[]> read() throws IOException {
        return service.publicKeys(names);
    }

    @Override
    public void close() {
        service.close();
    }
}
