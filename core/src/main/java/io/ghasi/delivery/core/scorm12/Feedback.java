package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm.runtime.Decimals;
import java.util.regex.Pattern;

/**
 * What learners answer, and which answers are right, by the type of an interaction (CMIFeedback, RTE 3.4). Blank is no answer. The specification names choices
 * by single characters; longer names are taken as well, since whoever makes courses gives them.
 */
final class Feedback {
    private static final Pattern TRUE_FALSE = Pattern.compile("[01tfTF].*", Pattern.DOTALL);
    private static final String NAME = "[^,{}]+";
    private static final Pattern NAMES = braced(NAME);
    private static final Pattern SEQUENCE = Pattern.compile(NAME + "(," + NAME + ")*+");
    private static final Pattern PAIRS = braced("[^.,{}]+\\.[^,{}]+");

    private Feedback() {}

    private static Pattern braced(String one) {
        String list = one + "(," + one + ")*+";
        return Pattern.compile(list + "|\\{" + list + "\\}");
    }

    /**
     * Whether {@code value} answers an interaction of {@code type}.
     *
     * @param type empty where content has not said it yet: then anything does
     */
    static boolean isGood(String type, String value) {
        return value.isEmpty()
                || switch (type) {
                    case "true-false" -> TRUE_FALSE.matcher(value).matches();
                    case "choice" -> NAMES.matcher(value).matches();
                    case "sequencing" -> SEQUENCE.matcher(value).matches();
                    case "matching" -> PAIRS.matcher(value).matches();
                    case "numeric" -> Decimals.isDecimal(value);
                    default -> true;
                };
    }
}
