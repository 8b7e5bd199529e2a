package io.ghasi.delivery.core.scorm.runtime;

import java.time.YearMonth;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a value may look like (RTE 4.1.1.7). Lengths beyond the smallest permitted maximum are no fault: what is longer is kept.
 */
sealed interface Format {
    /** What is wrong with {@code value}: {@link ErrorCode#NO_ERROR}, {@link ErrorCode#TYPE_MISMATCH} or {@link ErrorCode#OUT_OF_RANGE}. */
    ErrorCode check(String value);

    private static ErrorCode mismatchUnless(boolean good) {
        return good ? ErrorCode.NO_ERROR : ErrorCode.TYPE_MISMATCH;
    }

    /** Any characters. */
    record Text() implements Format {
        @Override
        public ErrorCode check(String value) {
            return ErrorCode.NO_ERROR;
        }
    }

    /** One of some words. */
    record Vocabulary(Set<String> words) implements Format {
        static Vocabulary of(String... words) {
            return new Vocabulary(Set.of(words));
        }

        @Override
        public ErrorCode check(String value) {
            return mismatchUnless(words.contains(value));
        }
    }

    /** A real number from {@code least} to {@code most}. */
    record Real(double least, double most) implements Format {
        static Real any() {
            return new Real(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        static boolean isReal(String value) {
            return Decimals.isDecimal(value);
        }

        @Override
        public ErrorCode check(String value) {
            if (!isReal(value)) {
                return ErrorCode.TYPE_MISMATCH;
            }
            return Decimals.isWithin(value, least, most) ? ErrorCode.NO_ERROR : ErrorCode.OUT_OF_RANGE;
        }
    }

    /** A string that may say its language in front: {@code {lang=en-GB}text}. */
    record Localized() implements Format {
        private static final Pattern TAGGED = Pattern.compile("\\{lang=([^}]*)\\}.*", Pattern.DOTALL);

        @Override
        public ErrorCode check(String value) {
            if (!value.startsWith("{lang=")) {
                return ErrorCode.NO_ERROR;
            }
            var tagged = TAGGED.matcher(value);
            return mismatchUnless(tagged.matches() && Language.isTag(tagged.group(1)));
        }
    }

    /** A tag of a language; none at all where {@code optional}. */
    record Language(boolean optional) implements Format {
        // As many parts as the smallest permitted maximum of 250 characters has room for; the engine's stack has no
        // room for any number.
        private static final Pattern TAG =
                Pattern.compile("([A-Za-z]{2,3}|[ix]-[A-Za-z0-9]{1,8})(-[A-Za-z0-9]{1,8}){0,125}");

        static boolean isTag(String value) {
            return TAG.matcher(value).matches();
        }

        @Override
        public ErrorCode check(String value) {
            return mismatchUnless(isTag(value) || (optional && value.isEmpty()));
        }
    }

    /** A long or short identifier: a URI. */
    record Identifier() implements Format {
        private static final Pattern URN = Pattern.compile("(?i)urn:[a-z0-9][a-z0-9-]{0,31}:\\S+");
        private static final Pattern URI = Pattern.compile("[^\\s\\[\\]{}<>\"^`|\\\\]+");

        static boolean isIdentifier(String value) {
            boolean urn = value.regionMatches(true, 0, "urn:", 0, 4);
            return urn ? URN.matcher(value).matches() : URI.matcher(value).matches();
        }

        @Override
        public ErrorCode check(String value) {
            return mismatchUnless(isIdentifier(value));
        }
    }

    /** A point in time, as far as it is known: {@code YYYY[-MM[-DD[Thh[:mm[:ss[.s[TZD]]]]]]]}, from 1970 to 2038. */
    record Time() implements Format {
        // A time zone without a fraction is against the rule, and in the specification's own examples: it is taken.
        private static final Pattern TIME = Pattern.compile(
                "(19[7-9]\\d|20[0-2]\\d|203[0-8])"
                        + "(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])"
                        + "(T([01]\\d|2[0-3])(:[0-5]\\d(:[0-5]\\d(\\.\\d{1,2})?(Z|[+-]([01]\\d|2[0-3])(:[0-5]\\d)?)?)?)?)?)?)?");
        private static final int DATE = "YYYY-MM-DD".length();

        @Override
        public ErrorCode check(String value) {
            return mismatchUnless(TIME.matcher(value).matches() && isDay(value));
        }

        private static boolean isDay(String time) {
            return time.length() < DATE
                    || YearMonth.parse(time.substring(0, "YYYY-MM".length()))
                            .isValidDay(Integer.parseInt(time.substring("YYYY-MM-".length(), DATE)));
        }
    }

    /** A duration: {@code P[yY][mM][dD][T[hH][nM][s[.s]S]]}. */
    record Interval() implements Format {
        private static final Pattern INTERVAL = Pattern.compile("P(?!$)(\\d{1,9}Y)?(\\d{1,9}M)?(\\d{1,9}D)?"
                + "(T(?!$)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}(\\.\\d{1,2})?S)?)?");

        @Override
        public ErrorCode check(String value) {
            return mismatchUnless(INTERVAL.matcher(value).matches());
        }
    }

    /** How an interaction ended: a word, or a number. */
    record Result() implements Format {
        private static final Set<String> WORDS = Set.of("correct", "incorrect", "unanticipated", "neutral");

        @Override
        public ErrorCode check(String value) {
            return mismatchUnless(WORDS.contains(value) || Real.isReal(value));
        }
    }

    /** What {@code adl.nav.request} takes: a word, or {@code {target=<activity>}choice}. */
    record Request() implements Format {
        private static final Set<String> WORDS =
                Set.of("continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll", "_none_");
        private static final Pattern TARGETED = Pattern.compile("\\{target=[^}\\s]+\\}(choice|jump)");

        @Override
        public ErrorCode check(String value) {
            return mismatchUnless(
                    WORDS.contains(value) || TARGETED.matcher(value).matches());
        }
    }
}
