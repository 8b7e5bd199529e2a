package io.ghasi.delivery.bench.relay;

/** When the broker syncs to disk what it has acknowledged, or is about to. */
enum Sync {
    ALWAYS("always"),
    NOW_AND_THEN("now and then");

    final String words;

    Sync(String words) {
        this.words = words;
    }
}
