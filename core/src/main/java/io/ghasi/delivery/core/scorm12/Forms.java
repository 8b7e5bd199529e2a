package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm.runtime.Decimals;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What values may look like (the data types of RTE 3.4). Where those say how long a text or an identifier may be (255 or 4096 characters), what is longer is
 * taken and kept whole: content that is cut off, or refused, loses its learner's place.
 */
final class Forms {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    /** CMIString255, CMIString4096. */
    static final Predicate<String> TEXT = value -> true;
    /** CMIIdentifier: something, without white space. */
    static final Predicate<String> IDENTIFIER =
            Pattern.compile("[^\\s\\p{Cntrl}]+").asMatchPredicate();
    /** CMIDecimal. */
    static final Predicate<String> DECIMAL = Decimals::isDecimal;
    /** CMIDecimal or CMIBlank, from 0 to 100, as scores are. */
    static final Predicate<String> SCORE = value -> value.isEmpty() || isScore(value);
    /** CMITime: a time of day. */
    static final Predicate<String> TIME =
            Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,2})?").asMatchPredicate();
    /** CMITimespan. */
    static final Predicate<String> TIMESPAN = Timespan::isTimespan;
    /** How an interaction ended: a word, or a number. */
    static final Predicate<String> RESULT =
            vocabulary("correct", "wrong", "unanticipated", "neutral").or(DECIMAL);

    private Forms() {}

    /** CMIVocabulary. */
    static Predicate<String> vocabulary(String... words) {
        return Set.of(words)::contains;
    }

    /** CMISInteger, from {@code least} to {@code most}. */
    static Predicate<String> whole(int least, int most) {
        return value -> WHOLE.matcher(value).matches() && Decimals.isWithin(value, least, most);
    }

    /** Whether {@code value} is a number from 0 to 100. */
    static boolean isScore(String value) {
        return Decimals.isDecimal(value) && Decimals.isWithin(value, 0, 100);
    }
}
