package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Answer;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.idempotency.RecordedAnswer;
import io.ghasi.delivery.core.session.AnswerWriter;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.Written;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers about sessions. */
final class Answers {
    static final String PATH = "/api/v1/play-sessions";

    private Answers() {}

    /** Writes a session that was changed. */
    static AnswerWriter ok(Exchange exchange) {
        return session -> recorded(exchange, session, 200, false);
    }

    /** Writes a session that was created. */
    static AnswerWriter created(Exchange exchange) {
        return session -> recorded(exchange, session, 201, true);
    }

    private static RecordedAnswer recorded(Exchange exchange, PlaySession session, int status, boolean located) {
        byte[] body = Answer.body(exchange, json -> SessionJson.write(json, session));
        String location = located ? PATH + "/" + session.facts().id().text() : null;
        return new RecordedAnswer(status, session.version(), location, new RecordedAnswer.Body(body));
    }

    /** Sends what became of a write. */
    static ResponseEntity<byte[]> of(Written written) {
        return of(written, _ -> HttpHeaders.EMPTY);
    }

    /** The same, with {@code more} that goes with an answer but is not kept with it. */
    static ResponseEntity<byte[]> of(Written written, Function<RecordedAnswer, HttpHeaders> more) {
        return switch (written) {
            case Written.Refused refused -> throw new ProblemException(RefusalProblems.of(refused.why()));
            case Written.Answered(RecordedAnswer answer, boolean replayed) -> {
                ResponseEntity.BodyBuilder builder =
                        tagged(answer.status(), answer.version()).headers(more.apply(answer));
                if (answer.location() != null) {
                    builder.header("Location", answer.location());
                }
                if (replayed) {
                    builder.header("Idempotency-Replayed", "true");
                }
                yield builder.body(answer.body().bytes());
            }
        };
    }

    /** Begins an answer about a session at {@code version}. */
    static ResponseEntity.BodyBuilder tagged(int status, int version) {
        return json(status).header("ETag", "\"" + version + "\"");
    }

    static ResponseEntity.BodyBuilder json(int status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }
}
