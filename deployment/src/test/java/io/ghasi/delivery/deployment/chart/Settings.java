package io.ghasi.delivery.deployment.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a process can be told, from the tables of {@code docs/configuration.md}: one under a heading with the process's name. */
final class Settings {
    private static final Pattern ROW = Pattern.compile("\\| `(DELIVERY_[A-Z_]+)` \\|.*\\| (.*) \\|");
    private static final String PAGE = Yaml.text("docs/configuration.md");

    private Settings() {}

    /** All names, such as {@code DELIVERY_DATABASE_URL}; {@code DELIVERY_ENV} is everybody's. */
    static Set<String> of(String process) {
        return rows(process, "");
    }

    /** Those without which it does not start. */
    static Set<String> needed(String process) {
        return rows(process, "it does not start");
    }

    private static Set<String> rows(String process, String withoutIt) {
        Set<String> names = section(process).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> row.group(2).contains(withoutIt))
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            throw new AssertionError("there is no table of " + process);
        }
        names.add("DELIVERY_ENV");
        return names;
    }

    private static List<String> section(String workload) {
        String process = workload.equals("delivery-migration") ? "migrate" : workload;
        return Arrays.stream(PAGE.split("(?m)^## ", -1))
                .filter(section -> section.startsWith(process + "\n"))
                .flatMap(String::lines)
                .toList();
    }
}
