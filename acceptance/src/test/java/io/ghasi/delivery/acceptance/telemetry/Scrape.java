package io.ghasi.delivery.acceptance.telemetry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus would read of our processes. */
public record Scrape(List<Series> series) {
    private static final Pattern LINE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z0-9_]+)=\"([^\"]*)\",?");

    /** One line: the name, the labels and the value. */
    record Series(String name, Map<String, String> labels, double value) {}

    public static Scrape of(Collection<URI> processes) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            StringBuilder text = new StringBuilder();
            for (URI process : processes) {
                text.append(http.send(HttpRequest.newBuilder(process).build(), BodyHandlers.ofString())
                        .body());
            }
            return new Scrape(text.toString()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Scrape::series)
                    .toList());
        }
    }

    private static Series series(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("not what Prometheus reads: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return new Series(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }

    List<Series> named(String name) {
        return series.stream().filter(it -> it.name.equals(name)).toList();
    }

    /** The sum of all that are called {@code name} and have these labels and these values for them, such as {@code outcome=passed}. */
    public double sum(String name, String... labels) {
        return named(name).stream()
                .filter(it -> List.of(labels).stream()
                        .allMatch(label -> it.labels.entrySet().stream()
                                .anyMatch(have -> label.equals(have.getKey() + "=" + have.getValue()))))
                .mapToDouble(Series::value)
                .sum();
    }

    /** Each name with its labels, such as {@code up{instance, job}}. */
    Set<String> shapes() {
        return series.stream()
                .map(it -> it.name + "{" + String.join(", ", it.labels.keySet()) + "}")
                .collect(Collectors.toSet());
    }
}
