package io.ghasi.delivery.acceptance.tenants.world;

import java.util.Locale;

/** The courses there are. Two are in both tenants, under the same ids; one each is in one tenant alone. */
public enum CourseName {
    FIRST,
    SECOND,
    AMBERS,
    COBALTS;

    /** The course that only {@code side} has. */
    public static CourseName onlyOf(Side side) {
        return side == Side.AMBER ? AMBERS : COBALTS;
    }

    public boolean isOn(Side side) {
        return this == FIRST || this == SECOND || this == onlyOf(side);
    }

    /** The quiz before its fourth lesson: of the same name in both tenants, with another result in each. */
    public String gate() {
        return "quiz-" + word();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
