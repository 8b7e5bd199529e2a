package io.ghasi.delivery.core.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UlidTest {
    @Test
    void every_value_comes_back_from_its_text() {
        long seed = System.nanoTime();
        System.out.println("UlidTest seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            UUID value = new UUID(random.nextLong(), random.nextLong());
            String text = Ulid.format(value);
            assertThat(text).hasSize(Ulid.LENGTH).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
            assertThat(Ulid.parse(text, 0)).isEqualTo(value);
        }
    }

    @Test
    void the_edges_are_written_as_the_specification_writes_them() {
        assertThat(Ulid.format(new UUID(0, 0))).isEqualTo("0".repeat(26));
        assertThat(Ulid.format(new UUID(-1, -1))).isEqualTo("7" + "Z".repeat(25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ps_",
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "ps_01ARZ3NDEKTSV4RRFFQ69G5FA",
                "ps_01ARZ3NDEKTSV4RRFFQ69G5FAVV",
                "ps_81ARZ3NDEKTSV4RRFFQ69G5FAV",
                "ps_01arz3ndektsv4rrffq69g5fav",
                "ps_01ARZ3NDEKTSV4RRFFQ69G5FAI",
                "ps_01ARZ3NDEKTSV4RRFFQ69G5FAU",
                "ps_01ARZ3NDEKTSV4RRFFQ69G5FA\u0130",
                "PS_01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "ten_01ARZ3NDEKTSV4RRFFQ69G5FAV",
                " ps_01ARZ3NDEKTSV4RRFFQ69G5FAV"
            })
    void what_is_not_a_session_id_is_none(String text) {
        assertThat(SessionId.parse(text)).isNull();
    }

    @Test
    void a_session_id_reads_as_it_is_written() {
        SessionId id = SessionId.parse("ps_01ARZ3NDEKTSV4RRFFQ69G5FAV");
        assertThat(id).isNotNull().hasToString("ps_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    }
}
