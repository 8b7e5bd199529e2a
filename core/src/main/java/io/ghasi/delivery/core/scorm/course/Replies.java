package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the calls of a batch come to. */
public final class Replies {
    // Asking for the largest elements again and again makes much of little.
    private static final int MOST_CHARACTERS = 1 << 19;

    private Replies() {}

    /** Makes {@code calls} in their order, each by {@code api}; null as soon as the replies are more than anybody is told at once. */
    public static @Nullable List<RuntimeReply> of(List<RuntimeCall> calls, Function<RuntimeCall, RuntimeReply> api) {
        List<RuntimeReply> replies = new ArrayList<>();
        int characters = 0;
        for (RuntimeCall call : calls) {
            RuntimeReply reply = api.apply(call);
            characters += reply.result().length();
            if (characters > MOST_CHARACTERS) {
                return null;
            }
            replies.add(reply);
        }
        return replies;
    }
}
