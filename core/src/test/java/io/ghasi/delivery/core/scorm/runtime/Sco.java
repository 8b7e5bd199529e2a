package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/** Content in the middle of a visit. Whatever it calls, what is returned and what is left as last error must say the same. */
final class Sco {
    private final Api api = new Api(new RuntimeData(NavigationAnswers.UNKNOWN));

    private Sco() {
        assertThat(api.initialize("").value()).isEqualTo("true");
    }

    /** That nothing was done in yet. */
    static Sco begun() {
        return new Sco();
    }

    /** That has one of everything there can be several of, with no more set in it than it cannot be without. */
    static Sco withOneOfEach() {
        Sco sco = new Sco();
        sco.put("cmi.comments_from_lms.0.comment", "a comment");
        sco.put("adl.data.0.id", "a-store");
        return sco.given("cmi.comments_from_learner.0.comment = a comment; cmi.objectives.0.id = an-objective;"
                + " cmi.interactions.0.id = an-interaction");
    }

    /** After {@code sets}, such as {@code cmi.location = 1; cmi.exit = suspend}, all of which must be taken. */
    Sco given(@Nullable String sets) {
        if (sets != null) {
            for (String one : sets.split(";", -1)) {
                String[] parts = one.split(" = ", -1);
                assertThat(set(parts[0].strip(), parts[1].strip())).as(one).isZero();
            }
        }
        return this;
    }

    /** What the platform says, whoever may write it. */
    void put(String element, String value) {
        api.data().put(element, value);
    }

    /** The error that it comes to, 0 being none. */
    int set(String element, String value) {
        return error(api.setValue(element, value), "false");
    }

    /** The error that it comes to, 0 being none. */
    int errorOfGetting(String element) {
        return error(api.getValue(element), "");
    }

    /** Its value; there must be one. */
    String get(String element) {
        Answer answer = api.getValue(element);
        assertThat(error(answer, "")).as(element).isZero();
        return answer.value();
    }

    /** Its value, or the number of the error. */
    String valueOrError(String element) {
        Answer answer = api.getValue(element);
        return answer.isGood() ? answer.value() : Integer.toString(error(answer, ""));
    }

    private int error(Answer answer, String whenRefused) {
        if (!answer.isGood()) {
            assertThat(answer.value()).isEqualTo(whenRefused);
        }
        assertThat(api.getLastError()).isEqualTo(Integer.toString(answer.error().number()));
        return answer.error().number();
    }
}
