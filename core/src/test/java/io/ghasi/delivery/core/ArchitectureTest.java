package io.ghasi.delivery.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    private static final String ROOT = "io.ghasi.delivery.core.";
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ghasi.delivery.core");

    // From the ground up: what a package may stand on, besides the JDK and itself.
    @ParameterizedTest
    @CsvSource({
        "ids,",
        "faults,",
        "events, ids",
        "outbox, ids",
        "reconcile, ids outbox",
        "tenancy, ids",
        "flags, ids",
        "limits, ids",
        "idempotency, ids",
        "outbox, ids",
        "course, ids",
        "scorm.activity, course scorm.runtime",
        "scorm.sequencing, scorm.activity",
        "scorm.runtime,",
        "scorm.attempt, course scorm.activity scorm.sequencing scorm.runtime",
        "scorm.course, course scorm.activity scorm.sequencing scorm.runtime scorm.attempt",
        "scorm12, scorm.runtime",
        "scorm12.course, course scorm.runtime scorm.course scorm12",
        "inbox, ids faults events tenancy",
        "session, ids faults events tenancy flags limits idempotency course"
    })
    void a_package_stands_on_those_below_it_alone(String name, String below) {
        List<String> allowed =
                new ArrayList<>(List.of("java.lang..", "java.util..", "java.time..", "java.math..", "java.net"));
        allowed.add("org.jspecify.annotations");
        allowed.add(ROOT + name);
        if (below != null) {
            List.of(below.split(" ")).forEach(it -> allowed.add(ROOT + it));
        }
        classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(CORE);
    }

    @Test
    void every_package_is_named_above() {
        classes()
                .should()
                .resideInAnyPackage(
                        ROOT + "ids",
                        ROOT + "faults",
                        ROOT + "events",
                        ROOT + "outbox",
                        ROOT + "tenancy",
                        ROOT + "flags",
                        ROOT + "limits",
                        ROOT + "idempotency",
                        ROOT + "outbox",
                        ROOT + "course",
                        ROOT + "scorm.activity",
                        ROOT + "scorm.sequencing",
                        ROOT + "scorm.runtime",
                        ROOT + "scorm.attempt",
                        ROOT + "scorm.course",
                        ROOT + "scorm12",
                        ROOT + "scorm12.course",
                        ROOT + "inbox",
                        ROOT + "reconcile",
                        ROOT + "session")
                .check(CORE);
    }

    @Test
    void nothing_reads_a_clock_or_draws_at_random_by_itself() {
        classes().should(new Pure()).check(CORE);
    }
}
