package io.ghasi.delivery.adapters.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + ID + "-00f067aa0ba902b7-01",
                "01-" + ID + "-00f067aa0ba902b7-01",
                "01-" + ID + "-00f067aa0ba902b7-01-more"
            })
    void a_trace_goes_on_under_a_span_of_ours(String parent) {
        Trace trace = Trace.continuing(parent);
        assertThat(trace.traceId()).isEqualTo(ID);
        assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo("00f067aa0ba902b7");
        assertThat(trace.traceparent()).isEqualTo("00-" + ID + "-" + trace.spanId() + "-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + ID + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + ID + "-0000000000000000-01",
                "00-" + ID + "-00F067AA0BA902B7-01",
                "00-" + ID + "-00f067aa0ba902b7-01-more",
                "00-" + ID + "-00f067aa0ba902b7-01\r\nX: y"
            })
    void a_broken_one_begins_anew(String parent) {
        assertThat(Trace.continuing(parent).traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(Trace.continuing(parent).traceId()).isNotEqualTo(ID);
    }

    @Test
    void no_two_are_the_same() {
        assertThat(Trace.continuing(null).traceId())
                .isNotEqualTo(Trace.continuing(null).traceId());
    }
}
