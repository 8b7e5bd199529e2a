package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.acceptance.conformance.Sitting.Answer;
import io.ghasi.delivery.acceptance.conformance.Sitting.Request;
import io.ghasi.delivery.acceptance.conformance.Trace.Call;
import io.ghasi.delivery.acceptance.conformance.Trace.Question;
import io.ghasi.delivery.acceptance.conformance.Trace.Visit;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays one trace. */
final class Replay {
    private static final Pattern OBJECTIVE = Pattern.compile("\\{objective:([^}]*)\\}");
    private static final String OBJECTIVES = "cmi.objectives.";
    private static final String CHOICE = "choice:";
    private static final int SHOWN = 300;

    private final Trace trace;
    private final CoursePackage course;
    private final Sitting sitting;
    private int visit;

    Replay(Trace trace, CoursePackage course, Sitting sitting) {
        this.trace = trace;
        this.course = course;
        this.sitting = sitting;
    }

    void play() throws IOException, Divergence {
        launch();
        for (Visit each : trace.visits()) {
            visit++;
            play(each);
        }
    }

    private void launch() throws IOException {
        sitting.launch();
        String start = trace.start();
        if (start != null && sitting.delivered() == null) {
            sitting.choose(course.called(start));
        }
    }

    private void play(Visit now) throws IOException, Divergence {
        String delivered = sitting.delivered();
        if (delivered == null || course.number(delivered) != now.activity()) {
            throw diverged(
                    "activity " + now.activity(), delivered == null ? "none" : "activity " + course.number(delivered));
        }
        for (Question question : now.questions()) {
            ask(question);
        }
        boolean leaving = !now.steps().isEmpty() && isRequest(now.steps().getFirst());
        boolean terminated = false;
        for (Call call : now.calls()) {
            check(call, leaving);
            terminated |= call.function().equals("Terminate") && call.argument().isEmpty();
        }
        // Who has called nothing is an asset: it knows of no API.
        if (!terminated && !now.calls().isEmpty()) {
            check(new Call("Terminate", "", "", "true", null), leaving);
        }
        for (String step : now.steps()) {
            step(step);
        }
    }

    private static boolean isRequest(String step) {
        return request(step) != null || step.startsWith(CHOICE);
    }

    private static @Nullable Request request(String step) {
        return switch (step) {
            case "continue" -> Request.CONTINUE;
            case "previous" -> Request.PREVIOUS;
            case "exit", "exitAll" -> Request.EXIT_ALL;
            case "suspendAll" -> Request.SUSPEND_ALL;
            default -> null;
        };
    }

    private void step(String step) throws IOException, Divergence {
        Request request = request(step);
        if (request != null) {
            sitting.ask(request);
        } else if (step.startsWith(CHOICE)) {
            sitting.choose(course.called(step.substring(CHOICE.length())));
        } else if (step.equals("relaunch")) {
            launch();
        } else if (!step.equals("ended")) {
            throw new Divergence("there is no step " + step);
        } else if (!sitting.hasEnded()) {
            throw diverged("the session has ended", "it goes on");
        }
    }

    private void ask(Question question) throws IOException, Divergence {
        boolean actual = answer(question);
        if (actual != question.answer()) {
            String subject = question.subject() == null ? "" : " of " + question.subject();
            throw diverged(question.what() + subject + " " + question.answer(), Boolean.toString(actual));
        }
    }

    private boolean answer(Question question) throws IOException, Divergence {
        String subject = question.subject() == null ? "" : course.called(question.subject());
        return switch (question.what()) {
            case "continue.enabled" -> sitting.offers(Request.CONTINUE);
            case "continue.disabled" -> !sitting.offers(Request.CONTINUE);
            case "previous.enabled" -> sitting.offers(Request.PREVIOUS);
            case "previous.disabled" -> !sitting.offers(Request.PREVIOUS);
            case "toc.enabled" -> canChooseAnother();
            case "toc.enabled.selectable" -> sitting.canChoose(subject);
            case "toc.visible" -> sitting.shows(subject);
            // What a hand would do; there is nothing to be seen in it.
            case "click.button" -> question.answer();
            default -> throw new Divergence("there is no question " + question.what());
        };
    }

    private boolean canChooseAnother() throws IOException {
        for (String activity : course.activities()) {
            if (!activity.equals(sitting.delivered()) && sitting.canChoose(activity)) {
                return true;
            }
        }
        return false;
    }

    private void check(Call written, boolean leaving) throws IOException, Divergence {
        Call call = written.on(element(written.argument()));
        if (call.function().equals("CompareObjectiveIds")) {
            compareObjectives(call);
            return;
        }
        Answer answer =
                call.function().equals("Terminate") ? sitting.terminate(call.argument(), leaving) : sitting.call(call);
        String said =
                call.function() + "(" + call.argument() + (call.value().isEmpty() ? "" : ", " + call.value()) + ")";
        if (call.returns() != null && !Comparison.isExpected(call.returns(), answer.value())) {
            throw diverged(said + " = " + call.returns(), answer.value() + " (error " + answer.error() + ")");
        }
        if (call.error() != null && answer.error() != null && !call.error().equals(answer.error())) {
            throw diverged(said + " error " + call.error(), "error " + answer.error());
        }
    }

    // What content makes of the names that it knows at run time alone.
    private String element(String written) throws IOException {
        Matcher objective = OBJECTIVE.matcher(written);
        String element =
                objective.find() ? objective.replaceFirst(Integer.toString(place(objective.group(1)))) : written;
        return element.contains("{target=%s}.") ? element.replace("{target=%s}.", "{target=") + "}" : element;
    }

    /** Where the objective {@code id} is; the next free place where it is nowhere. */
    private int place(String id) throws IOException {
        int count = count();
        for (int i = 0; i < count; i++) {
            if (Comparison.alike(get(OBJECTIVES + i + ".id")).equals(Comparison.alike(id))) {
                return i;
            }
        }
        return count;
    }

    private void compareObjectives(Call call) throws IOException, Divergence {
        Set<String> actual = new TreeSet<>();
        int count = count();
        for (int i = 0; i < count; i++) {
            actual.add(get(OBJECTIVES + i + ".id"));
        }
        Set<String> expected = Arrays.stream(call.argument().split("[,;\\s]+"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!actual.equals(expected)) {
            throw diverged("objectives " + expected, actual.toString());
        }
    }

    private int count() throws IOException {
        String count = get(OBJECTIVES + "_count");
        return count.isEmpty() ? 0 : Integer.parseInt(count);
    }

    private String get(String element) throws IOException {
        return sitting.call(new Call("GetValue", element, "", null, null)).value();
    }

    private Divergence diverged(String expected, String actual) {
        return new Divergence("visit " + visit + ": expected " + shown(expected) + ", got " + shown(actual));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
