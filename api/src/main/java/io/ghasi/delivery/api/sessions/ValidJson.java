package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.core.course.Availability;
import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.CourseOutline.ValidNavigation;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The schema {@code ValidNavigation} of the contract, and what is in it. */
final class ValidJson {
    private ValidJson() {}

    static void write(JsonGenerator json, ValidNavigation valid) {
        json.writeStartObject();
        member(json, "next", valid.next());
        member(json, "previous", valid.previous());
        member(json, "exit", valid.exit());
        member(json, "suspend", valid.suspend());
        member(json, "complete", valid.complete());
        json.writeEndObject();
    }

    private static void member(JsonGenerator json, String name, Availability availability) {
        json.writeName(name);
        json.writeStartObject();
        availability(json, availability);
        json.writeEndObject();
    }

    /** The members {@code available} and {@code barrier}. */
    static void availability(JsonGenerator json, Availability availability) {
        json.writeBooleanProperty("available", availability.isAvailable());
        json.writeName("barrier");
        switch (availability) {
            case Availability.Available _ -> json.writeNull();
            case Availability.Unavailable(Barrier barrier) -> barrier(json, barrier);
        }
    }

    private static void barrier(JsonGenerator json, Barrier barrier) {
        json.writeStartObject();
        json.writeStringProperty("kind", Barriers.kind(barrier));
        list(json, "gates", Barriers.gates(barrier));
        list(json, "lessons", Barriers.lessons(barrier));
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String name, List<String> values) {
        json.writeName(name);
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
