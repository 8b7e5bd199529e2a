package io.ghasi.delivery.adapters.postgres;

import java.util.concurrent.CompletableFuture;

/**
 * What is asked, and the request that waits for its answer.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
record Waiting<Q, A>(Q asked, CompletableFuture<A> answer) {}
