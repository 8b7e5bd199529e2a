package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameTest {
    @Test
    void a_name_has_a_place_for_each_of_its_numbers() {
        Name name = Name.of("cmi.interactions.2.objectives.10.id");

        assertThat(name.pattern()).isEqualTo("cmi.interactions.n.objectives.n.id");
        assertThat(name.places())
                .containsExactly(
                        new Name.Place("cmi.interactions", 2), new Name.Place("cmi.interactions.2.objectives", 10));
        assertThat(name.last()).isEqualTo("id");
    }

    @Test
    void only_a_number_stands_for_a_number() {
        assertThat(Name.of("cmi.objectives.n.id").pattern()).isNotEqualTo("cmi.objectives.n.id");
        assertThat(Name.of("cmi.objectives.01.id").places()).isEmpty();
    }

    @Test
    void what_is_longer_than_any_name_is_not_taken_apart() {
        Name name = Name.of("cmi" + ".1".repeat(1_000_000));

        assertThat(name.places()).isEmpty();
        assertThat(name.pattern()).isEqualTo(name.text());
        assertThat(name.parent().places()).isEmpty();
    }
}
