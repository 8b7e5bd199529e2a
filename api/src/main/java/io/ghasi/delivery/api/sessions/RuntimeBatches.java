package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Fields;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCall;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What content says, as the schema {@code RuntimeBatch} of the contract has it. */
final class RuntimeBatches {
    /** A body's bytes. */
    static final int LARGEST = 1 << 20;

    private static final int MOST_CALLS = 1_000;
    private static final Set<String> CALLS =
            Set.of("initialize", "get", "set", "commit", "terminate", "lastError", "errorString", "diagnostic");

    private RuntimeBatches() {}

    static RuntimeBatch read(Fields body) {
        String activity = body.required("activityId", Parsers::courseText);
        int visit = body.positive("visit");
        int sequence = body.positive("sequence");
        List<RuntimeCall> calls = body.each("calls", MOST_CALLS, RuntimeBatches::call);
        body.end();
        if (activity == null) {
            throw new IllegalStateException("errors were told");
        }
        return new RuntimeBatch(activity, visit, sequence, CallsDigest.of(calls), calls);
    }

    private static @Nullable RuntimeCall call(Fields call) {
        String op = call.required("op", text -> CALLS.contains(text) ? text : null);
        if (op == null) {
            // Of a call that is none nobody knows which members it may have.
            call.ignoreOthers();
            return null;
        }
        return switch (op) {
            case "initialize" -> new RuntimeCall.Initialize(argument(call));
            case "commit" -> new RuntimeCall.Commit(argument(call));
            case "terminate" -> new RuntimeCall.Terminate(argument(call), call.flag("leaving"));
            case "lastError" -> new RuntimeCall.LastError();
            case "set" ->
                put(call.required("element", Function.identity()), call.required("value", Function.identity()));
            case "get" -> with(call.required("element", Function.identity()), RuntimeCall.Get::new);
            case "errorString" -> with(call.required("code", Function.identity()), RuntimeCall.ErrorString::new);
            default -> with(call.required("code", Function.identity()), RuntimeCall.Diagnostic::new);
        };
    }

    private static String argument(Fields call) {
        String argument = call.optional("argument", Function.identity());
        return argument == null ? "" : argument;
    }

    private static @Nullable RuntimeCall with(@Nullable String text, Function<String, RuntimeCall> call) {
        return text == null ? null : call.apply(text);
    }

    private static @Nullable RuntimeCall put(@Nullable String element, @Nullable String value) {
        return element == null || value == null ? null : new RuntimeCall.Put(element, value);
    }
}
