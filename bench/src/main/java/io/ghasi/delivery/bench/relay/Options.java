package io.ghasi.delivery.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands after the command, as it was typed. */
record Options(Map<String, Integer> numbers, List<Sync> syncs, boolean json, boolean save) {
    /** {@code numbers}: those that may be given, with what they are else. */
    static Options read(List<String> words, Map<String, Integer> numbers) {
        Map<String, Integer> given = new TreeMap<>(numbers);
        List<Sync> syncs = new ArrayList<>(List.of(Sync.values()));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String option = word.startsWith("--") ? word.substring(2) : "";
            if (option.equals("sync")) {
                syncs = List.of(sync(after(words, ++i)));
            } else if (numbers.containsKey(option)) {
                given.put(option, number(word, after(words, ++i)));
            } else if (!option.equals("json") && !option.equals("save")) {
                throw wrong("bench relay does not know '" + word + "'");
            }
        }
        return new Options(given, syncs, words.contains("--json"), words.contains("--save"));
    }

    private static String after(List<String> words, int place) {
        if (place == words.size()) {
            throw wrong(words.getLast() + " takes a value");
        }
        return words.get(place);
    }

    private static Sync sync(String word) {
        return switch (word) {
            case "always" -> Sync.ALWAYS;
            case "lazy" -> Sync.NOW_AND_THEN;
            default -> throw wrong("--sync is always or lazy, not '" + word + "'");
        };
    }

    private static int number(String option, String word) {
        if (!word.matches("[1-9][0-9]{0,7}")) {
            throw wrong(option + " takes a number");
        }
        return Integer.parseInt(word);
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message + "\n" + RelayCommand.USAGE);
    }

    int number(String option) {
        return numbers.getOrDefault(option, 0);
    }
}
