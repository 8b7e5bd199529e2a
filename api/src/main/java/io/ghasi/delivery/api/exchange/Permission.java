package io.ghasi.delivery.api.exchange;

/** What a token's scope may hold for us. */
public enum Permission {
    CREATE("delivery.play_session:create"),
    READ("delivery.play_session:read"),
    READ_ANY("delivery.play_session:read_any"),
    NAVIGATE("delivery.play_session:navigate"),
    PAUSE("delivery.play_session:pause"),
    RESUME("delivery.play_session:resume"),
    COMPLETE("delivery.play_session:complete"),
    ABANDON("delivery.play_session:abandon"),
    SPEAK("delivery.runtime:write");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** Its word in a scope. */
    public String word() {
        return word;
    }
}
