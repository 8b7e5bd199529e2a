package io.ghasi.delivery.core.scorm.runtime;

import java.util.List;

/**
 * A type of RTE 4.1.1, by values at its edges.
 *
 * @param mismatched those that are 406
 * @param outOfRange those that are 407
 */
record ValueType(List<String> taken, List<String> mismatched, List<String> outOfRange) {
    static final ValueType CHARACTERSTRING = new ValueType(
            List.of("", " ", "x", " x ", "{lang=!}x", "[,]", "line\nline\ttab", "naïve 学习 \uD834\uDD1E"), List.of());
    /** Whether a store that was set to nothing holds nothing is not said alike everywhere, so it is not said here. */
    static final ValueType SHARED_DATA =
            new ValueType(List.of(" ", "x", "[,]", "line\nline\ttab", "naïve 学习 \uD834\uDD1E"), List.of());

    static final ValueType LOCALIZED_STRING = new ValueType(
            List.of("", "x", "two words", "{lang=fr}salut", "{lang=en-GB}colour", "{lang=zh-min-nan}学习", "{ x"),
            List.of("{lang=english!}x", "{lang=e n}x", "{lang=1}x", "{lang=en_GB}x", "{lang=en-}x"));
    static final ValueType LANGUAGE = new ValueType(
            List.of("", "en", "EN", "fra", "en-GB", "i-klingon", "x-mine", "sr-Latn", "sgn-BE-fr", "zh-min-nan"),
            List.of("e", "1", "12", "english", "en_GB", "en GB", "en-", "-GB", "en--GB", "en-abcdefghi", " "));
    static final ValueType LONG_IDENTIFIER = new ValueType(
            List.of("a", "Q1", "q-1_2.3~4", "urn:ADL:objective-1", "http://example.org/a?b=c#d"),
            List.of("", " ", "two words", "urn:", "urn:adl", "urn:adl:two words", "a<b", "a{b", "a^b"));
    static final ValueType REAL = new ValueType(
            List.of("0", "1", "-1", "-1.5", "100", "0.12345", "7.000099999887765544", "12345678901234567890"),
            List.of("", " ", "x", "1,5", "1.2.3", "--1", "1-", "0x1F", "NaN", "Infinity", "1d", "1 2", "½"));
    static final ValueType REAL_FROM_0 = new ValueType(
            List.of("0", "0.0", "1", "50.5", "1000000"), REAL.mismatched, List.of("-0.0000001", "-1", "-100.0"));
    static final ValueType REAL_FROM_0_TO_1 = new ValueType(
            List.of("0", "0.0", "0.5", "1", "1.0"), REAL.mismatched, List.of("-0.0000001", "-1", "1.0000001", "100"));
    static final ValueType REAL_FROM_MINUS_1_TO_1 = new ValueType(
            List.of("-1", "-1.0", "-0.5", "0", "1", "1.0"),
            REAL.mismatched,
            List.of("-1.0000001", "-2", "1.0000001", "1.000099999887765544", "100"));
    static final ValueType COMPLETION_STATUS = new ValueType(
            List.of("completed", "incomplete", "not attempted", "unknown"),
            List.of("", "Completed", "not_attempted", "complete", "passed", "completed,incomplete"));
    static final ValueType SUCCESS_STATUS = new ValueType(
            List.of("passed", "failed", "unknown"), List.of("", "Passed", "fail", "completed", "not attempted"));
    static final ValueType AUDIO_CAPTIONING =
            new ValueType(List.of("-1", "0", "1"), List.of("", "-2", "2", "on", "0.0", "true"));
    static final ValueType EXIT = new ValueType(
            List.of("time-out", "suspend", "logout", "normal", ""), List.of("timeout", "Suspend", "quit", " "));
    static final ValueType INTERACTION_TYPE = new ValueType(
            List.of(
                    "true-false",
                    "choice",
                    "fill-in",
                    "long-fill-in",
                    "likert",
                    "matching",
                    "performance",
                    "sequencing",
                    "numeric",
                    "other"),
            List.of("", "true_false", "Choice", "multiple-choice", "essay"));
    static final ValueType RESULT = new ValueType(
            List.of("correct", "incorrect", "unanticipated", "neutral", "0", "-1.5", "0.25"),
            List.of("", "wrong", "Correct", "partly", "1,5", "1.2.3"));
    static final ValueType TIME = new ValueType(
            List.of(
                    "1970",
                    "2038",
                    "2026-01",
                    "2026-12",
                    "2026-01-01",
                    "2026-01-31",
                    "2028-02-29",
                    "2026-11-28T00",
                    "2026-11-28T23",
                    "2026-11-28T23:59",
                    "2026-11-28T23:59:59",
                    "2026-11-28T10:00:00.0",
                    "2026-11-28T10:00:00.25",
                    "2026-11-28T10:00:00.2Z",
                    "2026-11-28T10:00:00.25+01:00",
                    "2026-11-28T10:00:00.25-03:30",
                    "2026-11-28T10:00:00.5+05"),
            List.of(
                    "",
                    "now",
                    "26",
                    "1969",
                    "2039",
                    "20261128",
                    "2026-",
                    "2026-00",
                    "2026-13",
                    "2026-1",
                    "2026-01-00",
                    "2026-01-32",
                    "2026-01-1",
                    "2026-02-30",
                    "2027-02-29",
                    "2026-11T10:00",
                    "2026-11-28Z",
                    "2026-11-28T10Z",
                    "2026-11-28T10:00+01:00",
                    "2026-11-28 10:00:00",
                    "2026-11-28T",
                    "2026-11-28T24:00:00",
                    "2026-11-28T10:60:00",
                    "2026-11-28T10:00:60",
                    "2026-11-28T10:00:00.",
                    "2026-11-28T10:00:00.123",
                    "2026-11-28T10:00:00.25z1",
                    "2026-11-28T10:00:00.25+24:00",
                    "2026-11-28T10:00:00.25+01:60"));
    static final ValueType TIMEINTERVAL = new ValueType(
            List.of(
                    "P1Y",
                    "P6M",
                    "P14D",
                    "P1Y6M14D",
                    "PT0S",
                    "PT4H",
                    "PT90M",
                    "PT6.3S",
                    "PT6.34S",
                    "P1Y6M14DT4H15M6.34S",
                    "P01Y06M014DT04H015M06.34S",
                    "P1DT1S",
                    "PT123456789H"),
            List.of(
                    "",
                    "P",
                    "PT",
                    "P1",
                    "1H",
                    "P1DT",
                    "PT1",
                    "P1H",
                    "PT1D",
                    "P1W",
                    "PT1M1H",
                    "P1D1M",
                    "PT1.5H",
                    "PT1.S",
                    "PT1.123S",
                    "PT1,5S",
                    "-PT1H",
                    "P-1D",
                    "pt1h",
                    " PT1H",
                    "01:00:00"));
    static final ValueType NAVIGATION_REQUEST = new ValueType(
            List.of(
                    "continue",
                    "previous",
                    "exit",
                    "exitAll",
                    "abandon",
                    "abandonAll",
                    "suspendAll",
                    "_none_",
                    "{target=a}choice",
                    "{target=activity_2}jump"),
            List.of(
                    "",
                    "Continue",
                    "exitall",
                    "start",
                    "resumeAll",
                    "choice",
                    "jump",
                    "{target=a}",
                    "{target=a}continue",
                    "{target=achoice",
                    "choice{target=a}"));

    private ValueType(List<String> taken, List<String> mismatched) {
        this(taken, mismatched, List.of());
    }
}
