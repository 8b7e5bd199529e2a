package io.ghasi.delivery.sandbox.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damage of the kinds that disks, tools and attackers do. */
final class Mutations {
    private static final List<String> POISON = List.of(
            "<",
            ">",
            "\"",
            "&",
            "&#0;",
            "&lt;",
            "\0",
            "../",
            "%2e%2e/",
            "\\",
            "]]>",
            "<!--",
            "<?x?>",
            "<!DOCTYPE a>",
            "{",
            "}",
            "[]",
            "null",
            "1e999999999",
            "-1",
            "\uFFFF",
            "\uD800",
            "é",
            " ",
            "\n",
            "identifier=\"I\"",
            "<item identifier=\"\">",
            "xml:base=\"//x\"",
            "<![CDATA[",
            "%",
            "javascript:",
            "http://x/",
            "PT1S",
            "99999999999999999999",
            "true",
            "\"id\":");

    private final RandomGenerator random;

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** A few bytes flipped, a stretch removed or repeated, or the end cut off. */
    byte[] bytes(byte[] original) {
        byte[] bytes = original.clone();
        if (bytes.length == 0) {
            return bytes;
        }
        switch (random.nextInt(4)) {
            case 0 -> flip(bytes, 1 + random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> bytes = spliced(bytes, new byte[0]);
            default -> bytes = spliced(bytes, Arrays.copyOfRange(bytes, 0, random.nextInt(bytes.length)));
        }
        return bytes;
    }

    /** Text with poison in it, or with two of its words exchanged, or damaged as bytes. */
    byte[] text(byte[] original) {
        String text = new String(original, StandardCharsets.UTF_8);
        return switch (random.nextInt(3)) {
            case 0 -> poisoned(text).getBytes(StandardCharsets.UTF_8);
            case 1 -> exchanged(text).getBytes(StandardCharsets.UTF_8);
            default -> bytes(original);
        };
    }

    private void flip(byte[] bytes, int times) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
    }

    private byte[] spliced(byte[] bytes, byte[] with) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(Math.min(64, bytes.length - from));
        byte[] spliced = new byte[from + with.length + bytes.length - to];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(with, 0, spliced, from, with.length);
        System.arraycopy(bytes, to, spliced, from + with.length, bytes.length - to);
        return spliced;
    }

    private String poisoned(String text) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(12));
        return text.substring(0, at) + POISON.get(random.nextInt(POISON.size())) + text.substring(to);
    }

    private String exchanged(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split("(?<=[\"<> ])", -1)));
        int one = random.nextInt(words.size());
        int other = random.nextInt(words.size());
        String first = words.get(one);
        words.set(one, words.get(other));
        words.set(other, first);
        return String.join("", words);
    }
}
