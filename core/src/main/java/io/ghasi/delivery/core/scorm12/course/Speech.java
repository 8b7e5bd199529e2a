package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.scorm12.Api;
import java.util.LinkedHashMap;
import java.util.Map;

/** What content says with one batch of calls. For one thread. */
final class Speech {
    private static final String GOOD = "true";

    private final Api api;
    private final Map<String, String> changed = new LinkedHashMap<>();
    private boolean over;

    Speech(Api api) {
        this.api = api;
    }

    Api api() {
        return api;
    }

    /** What it has set, by the elements' names. */
    Map<String, String> changed() {
        return changed;
    }

    /** Whether it has ended, and nobody else decides what that comes to. */
    boolean isOver() {
        return over;
    }

    RuntimeReply reply(RuntimeCall call) {
        String result = switch (call) {
            case RuntimeCall.Initialize(String argument) -> api.lmsInitialize(argument);
            case RuntimeCall.Get(String element) -> api.lmsGetValue(element);
            case RuntimeCall.Put(String element, String value) -> put(element, value);
            case RuntimeCall.Commit(String argument) -> api.lmsCommit(argument);
            case RuntimeCall.Terminate(String argument, boolean leaving) ->
                leaving ? api.lmsFinishLeaving(argument) : finish(argument);
            case RuntimeCall.LastError() -> api.lmsGetLastError();
            case RuntimeCall.ErrorString(String code) -> api.lmsGetErrorString(code);
            case RuntimeCall.Diagnostic(String code) -> api.lmsGetDiagnostic(code);
        };
        return new RuntimeReply(result, api.lmsGetLastError());
    }

    private String put(String element, String value) {
        String result = api.lmsSetValue(element, value);
        if (result.equals(GOOD)) {
            // Comments are what they have become: each is added to those before.
            String held = api.data().value(element);
            changed.put(element, held == null ? value : held);
        }
        return result;
    }

    private String finish(String argument) {
        String result = api.lmsFinish(argument);
        over = over || result.equals(GOOD);
        return result;
    }
}
