package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.runtime.RuntimeData;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What content asks of sequencing with {@code adl.nav.request} and {@code cmi.exit} (SN 5.6.4, RTE 4.2.8). */
final class AskedByContent {
    private static final Pattern TARGETED = Pattern.compile("\\{target=([^}]+)\\}(choice|jump)");

    private AskedByContent() {}

    /** What is to follow its end; null where it asks for nothing. */
    static @Nullable NavigationRequest of(RuntimeData data) {
        String exit = data.value("cmi.exit");
        if ("time-out".equals(exit) || "logout".equals(exit)) {
            return new NavigationRequest.ExitAll();
        }
        String request = data.value("adl.nav.request");
        return request == null ? null : request(request);
    }

    /** Whether nothing of the visit is to be kept. */
    static boolean isToBeAbandoned(RuntimeData data) {
        String request = data.value("adl.nav.request");
        return "abandon".equals(request) || "abandonAll".equals(request);
    }

    /** The activity that {@code request} names; null where it names none. */
    static @Nullable String target(NavigationRequest request) {
        return switch (request) {
            case NavigationRequest.Choice(String activity) -> activity;
            case NavigationRequest.Jump(String activity) -> activity;
            default -> null;
        };
    }

    /** The request that {@code text} names; null where it names none. */
    static @Nullable NavigationRequest request(String text) {
        Matcher targeted = TARGETED.matcher(text);
        if (targeted.matches()) {
            return targeted.group(2).equals("choice")
                    ? new NavigationRequest.Choice(targeted.group(1))
                    : new NavigationRequest.Jump(targeted.group(1));
        }
        return switch (text) {
            case "continue" -> new NavigationRequest.Continue();
            case "previous" -> new NavigationRequest.Previous();
            case "exit" -> new NavigationRequest.Exit();
            case "exitAll" -> new NavigationRequest.ExitAll();
            case "abandon" -> new NavigationRequest.Abandon();
            case "abandonAll" -> new NavigationRequest.AbandonAll();
            case "suspendAll" -> new NavigationRequest.SuspendAll();
            default -> null;
        };
    }
}
