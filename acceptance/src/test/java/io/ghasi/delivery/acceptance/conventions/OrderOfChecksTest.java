package io.ghasi.delivery.acceptance.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where two things are wrong, the one that the specification names first is told. */
class OrderOfChecksTest {
    private static Situations situations;

    @BeforeAll
    static void prepare() throws Exception {
        situations = new Situations(Deployment.shared());
    }

    @Test
    void each_thing_that_is_wrong_is_told() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Wrong one : Wrong.values()) {
            all.assertThat(told(EnumSet.of(one))).as(one.name()).isEqualTo(one.told());
        }
        all.assertAll();
    }

    @Test
    void of_two_the_earlier_is_told() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Set<Wrong> two : pairs()) {
            all.assertThat(told(two))
                    .as(two.toString())
                    .isEqualTo(two.iterator().next().told());
        }
        all.assertAll();
    }

    @Test
    void of_all_the_first_is_told_until_nothing_is_wrong() throws Exception {
        EnumSet<Wrong> wrong = EnumSet.allOf(Wrong.class);
        for (Wrong first : Wrong.values()) {
            assertThat(told(wrong)).isEqualTo(first.told());
            wrong.remove(first);
        }
        assertThat(told(wrong)).isEqualTo("200 null");
    }

    private static String told(Set<Wrong> wrong) throws Exception {
        Reply reply = situations.send(wrong);
        return reply.status() + " " + reply.code();
    }

    private static List<Set<Wrong>> pairs() {
        List<Set<Wrong>> pairs = new ArrayList<>();
        EnumSet<Wrong> later = EnumSet.allOf(Wrong.class);
        for (Wrong first : Wrong.values()) {
            later.remove(first);
            later.forEach(second -> pairs.add(EnumSet.of(first, second)));
        }
        return pairs;
    }
}
