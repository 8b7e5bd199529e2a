package io.ghasi.delivery.bench.world;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The course that everybody takes: plain lessons, so that from its middle one can always go forth and back. */
public final class BenchCourse {
    private static final int MODULES = 4;
    /** Lessons in a module; a lesson's place divided by it is its module's. */
    public static final int LESSONS_EACH = 10;
    /** Sessions begin, and floors stay, at one of {@link #PLACES} places from here. */
    public static final int FIRST_PLACE = 10;

    public static final int PLACES = 20;

    private BenchCourse() {}

    /** As a native package's {@code course.json}. */
    public static String json() {
        return IntStream.range(0, MODULES)
                .mapToObj(BenchCourse::module)
                .collect(Collectors.joining(",", "{\"title\":\"Bench\",\"locale\":\"en\",\"modules\":[", "]}"));
    }

    private static String module(int module) {
        return IntStream.range(module * LESSONS_EACH, (module + 1) * LESSONS_EACH)
                .mapToObj("{\"id\":\"lesson-%1$d\",\"title\":\"Lesson %1$d\",\"blocks\":[]}"::formatted)
                .collect(Collectors.joining(
                        ",",
                        "{\"id\":\"module-%1$d\",\"title\":\"Module %1$d\",\"lessons\":[".formatted(module),
                        "]}"));
    }
}
