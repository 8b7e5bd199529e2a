package io.ghasi.delivery.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.bench.world.Population.Played;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {
    @ParameterizedTest
    @ValueSource(ints = {10_240, 20_480, 100_000, 1_000_000})
    void ten_thousand_sessions_of_a_thousand_learners_of_every_tenant_play(int sessions) {
        List<Played> played = new Population(sessions).played().toList();

        assertThat(played).hasSizeGreaterThanOrEqualTo(10_000).doesNotHaveDuplicates();
        assertThat(played.stream().map(Played::session).distinct()).hasSameSizeAs(played);
        assertThat(played.stream().map(Played::user).distinct()).hasSizeGreaterThanOrEqualTo(1_000);
        assertThat(played.stream().map(Played::tenant).distinct()).hasSize(Population.TENANTS);
        assertThat(played)
                .allSatisfy(one -> assertThat(one.session().value()).isLessThan(Numbered.SESSION.id(sessions)));
    }

    @ParameterizedTest
    @ValueSource(ints = {10_240, 100_000})
    void the_same_learners_speak_in_sessions_of_their_own(int sessions) {
        Population population = new Population(sessions);
        List<Played> speaking = population.speaking().toList();

        assertThat(speaking.stream().map(Played::user))
                .containsExactlyElementsOf(population
                        .played()
                        .limit(Population.PLAYING)
                        .map(Played::user)
                        .toList());
        assertThat(speaking.stream().map(Played::session))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        population.played().map(Played::session).toList())
                .doesNotContain(
                        population.another(0).session(), population.another(1).session());
    }
}
