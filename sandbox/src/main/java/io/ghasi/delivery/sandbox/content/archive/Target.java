package io.ghasi.delivery.sandbox.content.archive;

/** What an address in a manifest leads to. */
public sealed interface Target {
    /**
     * A file of the package.
     *
     * @param path of the file, as it is really named
     * @param suffix query and fragment of the address, with their marks; may be empty
     */
    record Inside(String path, String suffix) implements Target {
        /** The address relative to the package's top, escaped for a browser. */
        public String url() {
            return Escapes.path(path) + suffix;
        }
    }

    /** Another site. */
    record Outside(String url) implements Target {}

    /** Nowhere that may be looked at. */
    record Forbidden(String cause) implements Target {}

    /** A file that is not in the package. */
    record Missing(String path) implements Target {}
}
