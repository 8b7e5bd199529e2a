package io.ghasi.delivery.sandbox.http;

import java.io.IOException;

/** Answers one kind of request. */
@FunctionalInterface
public interface Handler {
    /**
     * The answer.
     *
     * @throws Refusal where the request is at fault; nothing has changed then
     * @throws IOException where something that is needed does not answer
     */
    Answer answer(Call call) throws IOException;
}
