package io.ghasi.delivery.journey.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paths of an OpenAPI document, those without variables first: {@code /last} is no id. */
final class PathTemplates {
    private final List<Template> templates = new ArrayList<>();

    private record Template(String text, Pattern pattern) {}

    PathTemplates(Collection<String> paths) {
        paths.stream()
                .sorted((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
                .forEach(path -> templates.add(new Template(path, pattern(path))));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q"));
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
