package io.ghasi.delivery.acceptance.badinput;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Values that a text may be replaced by; JSON. */
final class Values {
    private Values() {}

    /** Each with a name; {@code good} is what stood there. */
    static Map<String, String> insteadOf(String good) {
        Map<String, String> values = new LinkedHashMap<>();
        otherTypes(values);
        oddTexts(values);
        spelledWrong(values, good);
        return values;
    }

    private static void otherTypes(Map<String, String> values) {
        values.put("null", "null");
        values.put("true", "true");
        values.put("a number", "1");
        values.put("a negative number", "-1");
        values.put("a fraction", "0.5");
        values.put("a huge number", "1e999");
        values.put("an array", "[]");
        values.put("an array of texts", "[\"x\"]");
        values.put("an object", "{}");
        values.put("an object with members", "{\"type\":\"next\"}");
    }

    private static void oddTexts(Map<String, String> values) {
        values.put("nothing", "\"\"");
        values.put("a blank", "\" \"");
        values.put("200 characters", quoted("x".repeat(200)));
        values.put("201 characters", quoted("x".repeat(201)));
        values.put("200 characters that take two chars each", quoted("\uD83D\uDE00".repeat(200)));
        values.put("100000 characters", quoted("x".repeat(100_000)));
        values.put("NUL", "\"\\u0000\"");
        values.put("NUL inside", "\"a\\u0000b\"");
        values.put("a line feed", "\"a\\nb\"");
        values.put("DEL", "\"a\\u007fb\"");
        values.put("a C1 control", "\"a\\u0085b\"");
        values.put("a high surrogate alone", "\"\\ud800\"");
        values.put("a low surrogate alone", "\"\\udc00\"");
        values.put("surrogates the wrong way round", "\"\\udc00\\ud800\"");
        values.put("an astral character", quoted("\uD83D\uDE00"));
        values.put("right to left", quoted("\u202E\u05D0\u05D1"));
        values.put("a zero-width joiner", quoted("a\u200Db"));
        values.put("a BOM inside", quoted("a\uFEFFb"));
        values.put("a non-character", quoted("a\uFFFFb"));
        values.put("a combining mark", quoted("e\u0301"));
        values.put("SQL", quoted("'; DROP TABLE delivery.play_sessions; --"));
        values.put("a path", quoted("../../etc/passwd"));
        values.put("markup", quoted("<script>alert(1)</script>"));
    }

    private static void spelledWrong(Map<String, String> values, String good) {
        int underscore = good.indexOf('_');
        values.put("in lower case", quoted(good.toLowerCase(Locale.ROOT)));
        values.put("in upper case", quoted(good.toUpperCase(Locale.ROOT)));
        values.put("with a blank behind", quoted(good + " "));
        values.put("with a blank before", quoted(" " + good));
        values.put("without its end", quoted(good.substring(0, good.length() - 1)));
        values.put("with one more", quoted(good + "0"));
        values.put("with another prefix", quoted("usr_" + good.substring(underscore + 1)));
        values.put("without its prefix", quoted(good.substring(underscore + 1)));
        values.put("with a letter that is no digit", quoted(good.substring(0, good.length() - 1) + "U"));
        values.put("too large for 128 bits", quoted(good.substring(0, underscore + 1) + "8" + "Z".repeat(25)));
        values.put("as a uuid", quoted("01a2109f-051e-7b7a-8d09-73e58441b2c7"));
        values.put("in full-width digits", quoted(good.replace('0', '\uFF10')));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
