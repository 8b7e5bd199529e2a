package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much may be held: beside a sum that is made anew each time. */
class ValuesTest {
    private static final int MOST = 2 << 20;

    private final Values values = new Values();
    /** Bytes of what is held, by its name. */
    private final Map<String, Integer> held = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\u0001", "\u00e9", "\u20ac"})
    void there_is_room_for_so_many_bytes_of_json_and_not_for_one_more(String of) {
        Name name = Name.of("cmi.suspend_data");
        int each = bytes(of);
        int most = (MOST - 2 * name.text().length()) / each;

        assertThat(values.hasRoom(name, of.repeat(most))).isTrue();
        assertThat(values.hasRoom(name, of.repeat(most + 1))).isFalse();
        values.put(name, of.repeat(most));
        assertThat(values.hasRoom(name, of.repeat(most))).isTrue();
        assertThat(values.hasRoom(Name.of("cmi.location"), "x")).isFalse();
        values.remove(name.text());
        assertThat(values.hasRoom(Name.of("cmi.location"), of.repeat(most))).isTrue();
    }

    @Test
    void whatever_is_put_and_removed_there_is_room_for_what_is_left() {
        long seed = Long.getLong("delivery.seed", System.nanoTime());
        System.out.println("values: -Ddelivery.seed=" + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            Name name = Name.of("cmi.interactions." + random.nextInt(12) + ".learner_response");
            String value = text(random).repeat(random.nextInt(80_000));
            boolean room = bytes(name, value) <= MOST;
            assertThat(values.hasRoom(name, value))
                    .as("-Ddelivery.seed=%d, step %d", seed, i)
                    .isEqualTo(room);
            refused += room ? 0 : 1;
            if (room) {
                values.put(name, value);
                held.put(name.text(), bytes(value));
            } else if (random.nextBoolean()) {
                values.remove(name.text());
                held.remove(name.text());
            }
        }
        assertThat(refused).isBetween(50, 450);
        assertThat(values.all()).hasSameSizeAs(held);
    }

    private static String text(Random random) {
        String[] texts = {"abcdefghi", "\"\\", "\u0001", "\u00e9\u00e8", "\u20ac", "\uD83D\uDE00", "\n"};
        return texts[random.nextInt(texts.length)];
    }

    private int bytes(Name name, String value) {
        Map<String, Integer> then = new HashMap<>(held);
        then.put(name.text(), bytes(value));
        return then.entrySet().stream()
                .mapToInt(element -> 2 * bytes(element.getKey()) + element.getValue())
                .sum();
    }

    // Of half a pair UTF-8 has three bytes here, of a pair as many as of its halves.
    private static int bytes(String text) {
        int pairs = (int)
                text.codePoints().filter(Character::isSupplementaryCodePoint).count();
        int escapes = text.chars()
                .map(c -> c < ' ' ? 5 : c == '"' || c == '\\' ? 1 : 0)
                .sum();
        return text.getBytes(StandardCharsets.UTF_8).length + 2 * pairs + escapes;
    }
}
