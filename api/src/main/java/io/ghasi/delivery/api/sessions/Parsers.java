package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.ids.SessionId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as the contract writes them; null, or a refusal, where they are not. */
final class Parsers {
    private static final int LONGEST_COURSE_TEXT = 200;
    private static final Pattern LOCALE = Pattern.compile("(?=.{1,35}$)[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*");

    private Parsers() {}

    /** The session that the path names. */
    static SessionId session(String text) {
        SessionId id = SessionId.parse(text);
        if (id == null) {
            throw new ProblemException(Problem.ofField("path.id", Code.VALIDATION_FIELD_INVALID));
        }
        return id;
    }

    /** An id inside a course, as its author wrote it. */
    static @Nullable String courseText(String text) {
        boolean plain = text.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
        int length = text.codePointCount(0, text.length());
        return length >= 1 && length <= LONGEST_COURSE_TEXT && plain ? text : null;
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static @Nullable String locale(String text) {
        return LOCALE.matcher(text).matches() ? text : null;
    }
}
