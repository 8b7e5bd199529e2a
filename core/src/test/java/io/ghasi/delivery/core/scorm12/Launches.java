package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm12.Launch.Declared;
import io.ghasi.delivery.core.scorm12.Launch.Mode;
import io.ghasi.delivery.core.scorm12.Launch.Student;

/** Launches for tests. */
final class Launches {
    static final Launch PLAIN = of(Mode.NORMAL, true, Declared.NOTHING);

    private Launches() {}

    static Launch of(Mode mode, boolean credit, Declared declared) {
        return new Launch(new Student("u1", "Doe, J"), mode, credit, declared, "");
    }

    static Launch mastery(String score, boolean credit) {
        return of(Mode.NORMAL, credit, new Declared(null, score, null, null));
    }
}
