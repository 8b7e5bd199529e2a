package io.ghasi.delivery.journey.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paths of an OpenAPI document, those without variables first: {@code /last} is no id. What ends with {@code {path}} ends with any number of parts. */
final class PathTemplates {
    private static final String REST = "{path}";

    private final List<Template> templates = new ArrayList<>();

    private record Template(String text, Pattern pattern) {}

    PathTemplates(Collection<String> paths) {
        paths.stream()
                .sorted((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
                .forEach(path -> templates.add(new Template(path, pattern(path))));
    }

    private static Pattern pattern(String path) {
        String parts = path.endsWith(REST) ? path.substring(0, path.length() - REST.length()) : path;
        String pattern = Pattern.quote(parts).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        return Pattern.compile(parts.equals(path) ? pattern : pattern + ".+");
    }

    /** The template that {@code path} fits, its query aside; null where none does. */
    @Nullable
    String matching(String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return templates.stream()
                .filter(template -> template.pattern().matcher(plain).matches())
                .map(Template::text)
                .findFirst()
                .orElse(null);
    }
}
