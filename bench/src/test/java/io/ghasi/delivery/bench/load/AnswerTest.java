package io.ghasi.delivery.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final String WHOLE =
            "HTTP/1.1 200 OK\r\nX-Request-Id: req_1\r\ncontent-length: 5\r\nConnection: close\r\n\r\nabc\r\n";

    private static void receive(Answer answer, String text) {
        answer.bytes().put(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void an_answer_is_whole_with_its_last_byte_wherever_it_is_cut() {
        for (int cut = 0; cut < WHOLE.length(); cut++) {
            Answer answer = new Answer();
            receive(answer, WHOLE.substring(0, cut));
            assertThat(answer.isWhole()).as("after %d bytes", cut).isFalse();
            receive(answer, WHOLE.substring(cut));
            assertThat(answer.isWhole()).isTrue();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.isLast()).isTrue();
        }
    }

    @Test
    void an_answer_without_a_length_is_refused() {
        Answer answer = new Answer();

        receive(answer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

        assertThatThrownBy(answer::isWhole).hasMessageContaining("without Content-Length");
    }

    @Test
    void an_answer_that_nobody_asked_for_is_refused() {
        Answer answer = new Answer();
        receive(answer, WHOLE + "HTTP/1.1");
        answer.isWhole();

        assertThatThrownBy(answer::clear).hasMessageContaining("more than one answer");
    }

    @Test
    void what_an_answer_says_is_counted() {
        Answer answer = new Answer();
        receive(answer, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nabab.cab.cba");
        answer.isWhole();

        assertThat(answer.count("ab".getBytes(StandardCharsets.US_ASCII))).isEqualTo(3);
        assertThat(answer.count("cba".getBytes(StandardCharsets.US_ASCII))).isEqualTo(1);
        assertThat(answer.count("abc".getBytes(StandardCharsets.US_ASCII))).isZero();
    }
}
