package io.ghasi.delivery.core.scorm.runtime;

import io.ghasi.delivery.core.scorm.runtime.Format.Identifier;
import io.ghasi.delivery.core.scorm.runtime.Format.Localized;
import io.ghasi.delivery.core.scorm.runtime.Format.Real;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What learners answer, and which answers are right, by the type of an interaction (RTE 4.2.9, tables of response types). */
final class Responses {
    private static final Pattern COMMA = Pattern.compile("[,]", Pattern.LITERAL);
    private static final Pattern POINT = Pattern.compile("[.]", Pattern.LITERAL);
    private static final Pattern COLON = Pattern.compile("[:]", Pattern.LITERAL);
    private static final Pattern FLAGS = Pattern.compile("(\\{(case_matters|order_matters)=(true|false)\\}){0,2}");
    private static final Pattern BAD_FLAG =
            Pattern.compile("\\{(case_matters|order_matters)=(?!(true|false)\\}).*", Pattern.DOTALL);

    private Responses() {}

    /** Whether {@code value} answers an interaction of {@code type}. */
    static boolean isResponse(String type, String value) {
        return switch (type) {
            case "numeric" -> Real.isReal(value);
            case "performance" -> isSteps(value, Responses::isStepResponse);
            default -> isEither(type, value);
        };
    }

    /** Whether {@code value} is a pattern of right answers. */
    static boolean isPattern(String type, String value) {
        return switch (type) {
            case "numeric" -> isRange(value);
            case "fill-in", "long-fill-in" -> hasGoodFlags(value) && isEither(type, withoutFlags(value));
            case "performance" -> hasGoodFlags(value) && isSteps(withoutFlags(value), Responses::isStepPattern);
            default -> isEither(type, value);
        };
    }

    private static boolean isEither(String type, String value) {
        return switch (type) {
            case "true-false" -> value.equals("true") || value.equals("false");
            case "choice" -> value.isEmpty() || (all(value, Identifier::isIdentifier) && isSet(value));
            case "sequencing" -> value.isEmpty() || all(value, Identifier::isIdentifier);
            case "likert" -> Identifier.isIdentifier(value);
            case "matching" -> value.isEmpty() || all(value, Responses::isPair);
            case "fill-in" -> all(value, Responses::isLocalized);
            case "long-fill-in" -> isLocalized(value);
            default -> true;
        };
    }

    private static List<String> parts(Pattern by, String value) {
        return Arrays.asList(by.split(value, -1));
    }

    private static boolean all(String value, Predicate<String> good) {
        return parts(COMMA, value).stream().allMatch(good);
    }

    /** Whether nothing stands twice in it. */
    static boolean isSet(String value) {
        List<String> parts = parts(COMMA, value);
        return new HashSet<>(parts).size() == parts.size();
    }

    private static boolean isLocalized(String value) {
        return new Localized().check(value) == ErrorCode.NO_ERROR;
    }

    private static boolean isPair(String value) {
        List<String> parts = parts(POINT, value);
        return parts.size() == 2 && parts.stream().allMatch(Identifier::isIdentifier);
    }

    private static boolean isSteps(String value, Predicate<List<String>> good) {
        return all(value, step -> {
            List<String> parts = parts(POINT, step);
            return parts.size() == 2 && good.test(parts);
        });
    }

    private static boolean isStepResponse(List<String> parts) {
        return isStepName(parts.getFirst())
                && !(parts.getFirst().isEmpty() && parts.getLast().isEmpty());
    }

    private static boolean isStepPattern(List<String> parts) {
        boolean range = parts.getLast().contains("[:]");
        return isStepResponse(parts) && (!range || isRange(parts.getLast()));
    }

    private static boolean isStepName(String name) {
        return name.isEmpty() || Identifier.isIdentifier(name);
    }

    private static boolean isRange(String value) {
        List<String> ends = parts(COLON, value);
        if (ends.size() == 1) {
            return Real.isReal(value);
        }
        if (ends.size() != 2 || !ends.stream().allMatch(end -> end.isEmpty() || Real.isReal(end))) {
            return false;
        }
        return ends.stream().anyMatch(String::isEmpty)
                || Double.parseDouble(ends.getFirst()) <= Double.parseDouble(ends.getLast());
    }

    private static boolean hasGoodFlags(String value) {
        return !BAD_FLAG.matcher(withoutFlags(value)).matches();
    }

    private static String withoutFlags(String value) {
        return FLAGS.matcher(value).replaceFirst("");
    }
}
