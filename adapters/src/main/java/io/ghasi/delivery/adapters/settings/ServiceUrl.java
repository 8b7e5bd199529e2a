package io.ghasi.delivery.adapters.settings;

import java.net.URI;

/** Where something is that speaks HTTP. */
public record ServiceUrl(URI value) {
    /**
     * Reads it.
     *
     * @throws BadValue where it is another kind of address
     */
    public static ServiceUrl of(String value) {
        URI uri = URI.create(value);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new BadValue("it begins with https://host or http://host");
        }
        if (uri.getUserInfo() != null) {
            throw new BadValue("users and passwords are no part of it");
        }
        return new ServiceUrl(uri);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
