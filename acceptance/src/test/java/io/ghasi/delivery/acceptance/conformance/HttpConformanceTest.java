package io.ghasi.delivery.acceptance.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.conformance.ConformanceData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** ADL's cases through the api, on real servers and with its limits. */
class HttpConformanceTest {
    @Test
    void all_cases_come_out_as_the_suite_expects_but_for_those_that_contradict_it() throws IOException {
        Suite.Score score = Suite.in(ConformanceData.folder("scorm2004"))
                .play(new HttpStage(Deployment.shared(), () -> {}), System.out);

        System.out.println("SCORM 2004 through the api: " + score.lastLine());
        assertThat(score.misses()).extracting(Suite.Miss::name).containsExactly(Contradictions.names());
        assertThat(score.played()).isGreaterThanOrEqualTo(125);
    }
}
