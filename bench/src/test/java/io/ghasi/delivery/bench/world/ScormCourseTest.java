package io.ghasi.delivery.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScormCourseTest {
    @Test
    void the_root_and_its_items_are_a_thousand_activities() {
        String manifest = ScormCourse.manifest();

        assertThat(Pattern.compile("<item identifier=\"([^\"]+)\"")
                        .matcher(manifest)
                        .results()
                        .map(item -> item.group(1)))
                .hasSize(999)
                .doesNotHaveDuplicates()
                .contains("c0", ScormCourse.leaf(8, 109));
        for (int shared = 0; shared < ScormCourse.SHARED; shared++) {
            assertThat(manifest)
                    .containsOnlyOnce("<imsss:sequencing ID=\"leaf-" + shared + "\">")
                    .containsOnlyOnce("targetObjectiveID=\"g" + shared + "\"");
        }
    }
}
