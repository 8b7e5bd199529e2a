package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A player that speaks with the api. Each call of content is a batch of its own. */
final class HttpSitting implements Sitting {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int REFUSED = 422;

    private final Asking asking;
    private final EnrollmentId enrollment;
    private final CourseVersionId course;
    private @Nullable String session;
    private String state = "none";
    /** What is in front of the learner: the outline's {@code delivered}. */
    private @Nullable JsonNode front;

    private @Nullable JsonNode speaking;
    private int sequence;

    HttpSitting(Asking asking, EnrollmentId enrollment, CourseVersionId course) {
        this.asking = asking;
        this.enrollment = enrollment;
        this.course = course;
    }

    @Override
    public void launch() throws IOException {
        if (state.equals("paused")) {
            take(asking.ask(Player.transition(session(), "resume")), 200);
        } else {
            take(asking.ask(Player.start(enrollment, course)), 201);
            speaking = null;
        }
    }

    private String session() {
        return Objects.requireNonNull(session, "nothing was launched");
    }

    // Takes over what a session has become, and what is delivered in it.
    private void take(Reply reply, int expected) throws IOException {
        if (reply.status() != expected) {
            throw new IOException(reply.toString());
        }
        session = reply.data().required("id").stringValue();
        state = reply.data().required("state").stringValue();
        front = sequenced().get("delivered");
    }

    @Override
    public void ask(Request request) throws IOException {
        move(
                switch (request) {
                    case CONTINUE -> "{\"type\":\"next\"}";
                    case PREVIOUS -> "{\"type\":\"previous\"}";
                    case EXIT_ALL -> "{\"type\":\"exit\"}";
                    case SUSPEND_ALL -> "{\"type\":\"suspend\"}";
                });
    }

    @Override
    public void choose(String activity) throws IOException {
        move(JSON.createObjectNode()
                .put("type", "jump")
                .put("lessonId", activity)
                .toString());
    }

    private void move(String target) throws IOException {
        Reply reply = asking.ask(Player.navigate(session(), target));
        if (reply.status() != REFUSED) {
            take(reply, 200);
        }
    }

    private JsonNode outline() throws IOException {
        Reply reply = asking.ask(Player.outline(session()));
        if (reply.status() != 200) {
            throw new IOException(reply.toString());
        }
        return reply.data();
    }

    private JsonNode sequenced() throws IOException {
        return outline().required("sequenced");
    }

    @Override
    public @Nullable String delivered() {
        return isInFront()
                ? Objects.requireNonNull(front).required("activityId").stringValue()
                : null;
    }

    private boolean isInFront() {
        return state.equals("active") && front != null && front.isObject();
    }

    @Override
    public boolean hasEnded() {
        return !state.equals("active");
    }

    @Override
    public Answer call(Trace.Call call) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        switch (call.function()) {
            case "Initialize" -> json.put("op", "initialize").put("argument", call.argument());
            case "GetValue" -> json.put("op", "get").put("element", call.argument());
            case "SetValue" ->
                json.put("op", "set").put("element", call.argument()).put("value", call.value());
            case "Commit" -> json.put("op", "commit").put("argument", call.argument());
            case "GetLastError" -> json.put("op", "lastError");
            case "GetErrorString" -> json.put("op", "errorString").put("code", call.argument());
            case "GetDiagnostic" -> json.put("op", "diagnostic").put("code", call.argument());
            default -> throw new IOException("there is no function " + call.function());
        }
        JsonNode reply = make(json);
        boolean leavesError =
                call.function().startsWith("Get") && !call.function().equals("GetValue");
        return new Answer(
                text(reply), leavesError ? null : reply.required("error").stringValue());
    }

    private static String text(JsonNode reply) {
        return reply.has("value")
                ? reply.get("value").stringValue()
                : reply.required("result").stringValue();
    }

    @Override
    public Answer terminate(String argument, boolean leaving) throws IOException {
        JsonNode reply = make(JSON.createObjectNode()
                .put("op", "terminate")
                .put("argument", argument)
                .put("leaving", leaving));
        return new Answer(text(reply), reply.required("error").stringValue());
    }

    private JsonNode make(ObjectNode call) throws IOException {
        if (isInFront() && !Objects.equals(front, speaking)) {
            speaking = front;
            sequence = 0;
        }
        JsonNode now = Objects.requireNonNull(speaking, "nothing was delivered");
        ObjectNode batch = JSON.createObjectNode();
        batch.set("activityId", now.required("activityId"));
        batch.set("visit", now.required("visit"));
        batch.put("sequence", ++sequence);
        batch.putArray("calls").add(call);
        Reply reply = asking.ask(Player.runtime(session(), batch.toString()));
        if (reply.status() != 200) {
            throw new IOException("the calls of " + now + " are not taken: " + reply);
        }
        state = reply.data().required("state").stringValue();
        JsonNode ended = reply.data().required("ended");
        if (ended.isObject()) {
            front = ended.required("delivered");
        }
        return reply.data().required("replies").required(0);
    }

    @Override
    public boolean offers(Request request) throws IOException {
        String control = request == Request.CONTINUE ? "continue" : "previous";
        if (!isInFront() || isHidden(control)) {
            return false;
        }
        String member = request == Request.CONTINUE ? "next" : "previous";
        return outline().at("/valid/" + member + "/available").booleanValue();
    }

    private boolean isHidden(String control) {
        return Objects.requireNonNull(front)
                .required("hiddenControls")
                .valueStream()
                .anyMatch(hidden -> hidden.stringValue().equals(control));
    }

    @Override
    public boolean canChoose(String activity) throws IOException {
        return activity(activity).required("available").booleanValue();
    }

    @Override
    public boolean shows(String activity) throws IOException {
        return activity(activity).required("shown").booleanValue();
    }

    private JsonNode activity(String id) throws IOException {
        return sequenced()
                .required("activities")
                .valueStream()
                .filter(activity -> activity.required("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
