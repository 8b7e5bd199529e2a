package io.ghasi.delivery.core.scorm12;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.runtime.Api.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever content calls, in whatever order, with whatever arguments: it is told something that the specification has. */
class HostileContentTest {
    private static final long SEED = Long.getLong("delivery.seed", System.nanoTime());
    private static final int VISITS = 1_500;
    private static final int CALLS = 60;
    private static final int SCRIPTS = 20_000;

    private static final Set<String> CODES =
            Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());
    private static final List<String> NAMES = Stream.concat(
                    DataModel.ALL.elements().keySet().stream(),
                    Stream.of(
                            "",
                            ".",
                            "..",
                            "cmi",
                            "cmi.",
                            "cmi.core",
                            "cmi._version",
                            "cmi.objectives.n",
                            "_count",
                            "cmi.interactions.-1.id",
                            "cmi.interactions.99999999999.id",
                            "cmi.core.score.raw.raw"))
            .sorted()
            .toList();
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "passed",
            "incomplete",
            "not attempted",
            "suspend",
            "0",
            "100",
            "-1",
            "1e9",
            "9".repeat(400),
            "00:00:01",
            "9999:99:99.99",
            "23:59:59",
            "choice",
            "matching",
            "numeric",
            "a.b,c.d",
            "{a,b",
            "correct",
            "\0",
            "\uD800",
            "x".repeat(5_000));

    @Test
    void whatever_content_calls() {
        int good = 0;
        for (int visit = 0; visit < VISITS; visit++) {
            long seed = SEED + visit;
            SplittableRandom random = new SplittableRandom(seed);
            Api api = Api.first(Launches.mastery("50", random.nextBoolean()));
            for (int call = 0; call < CALLS; call++) {
                api = Api.restore(api.snapshot());
                String what = "-Ddelivery.seed=" + seed + " call " + call;
                call(what, api, random);
                check(what, api);
                good += api.lmsGetLastError().equals("0") ? 1 : 0;
                api = api.stage() == Stage.TERMINATED ? next(api, random) : api;
            }
        }
        System.out.println("HostileContentTest: -Ddelivery.seed=" + SEED + ", " + good + " calls without an error");
        // Calls that are refused alone would show nothing.
        assertThat(good).isGreaterThan(VISITS * CALLS / 10);
    }

    // After its end content is called once more, sometimes, and visited again.
    private static Api next(Api api, RandomGenerator random) {
        return random.nextInt(4) == 0
                ? api
                : Api.again(Launches.mastery("50", true), api.data().all());
    }

    private static void call(String what, Api api, RandomGenerator random) {
        try {
            String told = switch (random.nextInt(20)) {
                case 0, 1, 2 -> api.lmsInitialize(argument(random));
                case 3 -> api.lmsFinish(argument(random));
                case 4 -> api.lmsCommit(argument(random));
                case 5 -> {
                    api.leave();
                    yield "true";
                }
                case 6, 7, 8, 9, 10 -> known(what, api, api.lmsGetValue(element(random)));
                default -> api.lmsSetValue(element(random), one(VALUES, random));
            };
            assertThat(told).as(what).isIn("true", "false");
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
    }

    // An error comes with nothing, and nothing else is promised of a value.
    private static String known(String what, Api api, String value) {
        assertThat(api.lmsGetLastError().equals("0") || value.isEmpty())
                .as(what)
                .isTrue();
        return "true";
    }

    private static void check(String what, Api api) {
        assertThat(CODES).as(what).contains(api.lmsGetLastError());
        assertThat(api.lmsGetErrorString(api.lmsGetLastError())).as(what).isNotEmpty();
        assertThat(Timespan.isTimespan(api.data().value("cmi.core.total_time")))
                .as(what)
                .isTrue();
        Map<String, String> held = api.data().all();
        held.forEach((element, value) -> assertThat(value.isEmpty() || isPossible(element, value))
                .as("%s %s", what, element)
                .isTrue());
    }

    private static boolean isPossible(String element, String value) {
        return DataModel.takes(element, value);
    }

    private static String argument(RandomGenerator random) {
        return random.nextInt(5) == 0 ? one(VALUES, random) : "";
    }

    private static String element(RandomGenerator random) {
        String name = one(NAMES, random).replace(".n", "." + random.nextInt(3));
        return switch (random.nextInt(12)) {
            case 0 -> name + "._count";
            case 1 -> name + "._children";
            case 2 -> name + "." + one(VALUES, random);
            case 3 -> name.substring(0, random.nextInt(name.length() + 1));
            case 4 -> name + ".1".repeat(random.nextInt(2_000));
            default -> name;
        };
    }

    private static <T> T one(List<T> all, RandomGenerator random) {
        return Objects.requireNonNull(all.get(random.nextInt(all.size())));
    }

    @Test
    void whatever_script_a_package_has() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> pieces = List.of(
                "A",
                "B",
                "ghost",
                "&",
                "|",
                "~",
                "(",
                ")",
                "=",
                "<>",
                "<",
                "*",
                "2*{",
                "{",
                "}",
                ",",
                "\"",
                "'",
                "passed",
                "not attempted",
                " ",
                "\0");
        int read = 0;
        for (int script = 0; script < SCRIPTS; script++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(one(pieces, random));
            }
            read += isRead("-Ddelivery.seed=" + SEED + " " + text, text.toString()) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(SCRIPTS / 100);
    }

    private static boolean isRead(String what, String script) {
        try {
            Prerequisites prerequisites = Prerequisites.of(script);
            boolean allowed = prerequisites.allow(Map.of("A", LessonStatus.PASSED, "B", LessonStatus.FAILED)::get);
            boolean readable = prerequisites instanceof Prerequisites.Script;
            assertThat(readable || allowed).as(what).isTrue();
            return readable;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
    }
}
