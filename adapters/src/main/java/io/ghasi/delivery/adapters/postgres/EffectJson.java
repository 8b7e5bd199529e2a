package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.inbox.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** An effect as a row of the function that makes it true. */
final class EffectJson {
    private EffectJson() {}

    /** The function's name. */
    static String function(Effect effect) {
        return switch (effect) {
            case Effect.PackageBuilt _ -> "project_packages";
            case Effect.Revocation _ -> "project_revocations";
            case Effect.Enrolled _, Effect.EnrollmentEnded _ -> "project_enrollments";
            case Effect.GateScored _, Effect.GateSuperseded _ -> "project_gates";
            case Effect.TenantIs _, Effect.TenantChanged _ -> "project_tenant";
            case Effect.TenantLeft _ -> "project_leaving";
            case Effect.SubjectAsked _ -> "project_subject_requests";
        };
    }

    static void write(JsonGenerator json, Effect effect) {
        switch (effect) {
            case Effect.PackageBuilt built -> built(json, built);
            case Effect.Revocation(var what, Instant at) -> {
                json.writeStringProperty("kind", what.kind());
                json.writeStringProperty("id", what.id().value().toString());
                at(json, "at", at);
            }
            case Effect.Enrolled enrolled -> enrolled(json, enrolled);
            case Effect.EnrollmentEnded ended -> ended(json, ended);
            case Effect.GateScored scored -> {
                json.writeStringProperty("id", scored.attempt().value().toString());
                gate(json, scored.user().value(), scored.enrollment().value(), scored.gate());
                json.writeBooleanProperty("passed", scored.passed());
                at(json, "scored_at", scored.at());
            }
            case Effect.GateSuperseded superseded -> {
                json.writeStringProperty("id", superseded.attempt().value().toString());
                gate(json, superseded.user().value(), superseded.enrollment().value(), superseded.gate());
                at(json, "superseded_at", superseded.at());
            }
            case Effect.TenantIs tenant -> {
                home(json, tenant.home().code(), tenant.homeUrl().toString());
                settings(json, tenant.settings());
            }
            case Effect.TenantChanged tenant -> {
                home(
                        json,
                        tenant.home() == null ? null : tenant.home().code(),
                        tenant.homeUrl() == null ? null : tenant.homeUrl().toString());
                settings(json, tenant.settings());
            }
            case Effect.TenantLeft(Instant at) -> at(json, "at", at);
            case Effect.SubjectAsked asked -> {
                json.writeStringProperty("id", asked.request().value().toString());
                json.writeStringProperty("kind", asked.kind().word());
                json.writeStringProperty("user_id", asked.user().value().toString());
                at(json, "at", asked.at());
            }
        }
    }

    private static void built(JsonGenerator json, Effect.PackageBuilt built) {
        json.writeStringProperty("id", built.pack().value().toString());
        json.writeStringProperty("course_version_id", built.course().value().toString());
        json.writeStringProperty("standard", built.standard());
        json.writeStringProperty("navigation", built.navigation());
        json.writeStringProperty("title", built.title());
        json.writeNumberProperty("manifest_version", built.manifestVersion());
    }

    private static void enrolled(JsonGenerator json, Effect.Enrolled enrolled) {
        json.writeStringProperty("id", enrolled.enrollment().value().toString());
        json.writeStringProperty("user_id", enrolled.user().value().toString());
        json.writeStringProperty("course_version_id", enrolled.course().value().toString());
        json.writeStringProperty("state", "active");
        if (enrolled.attemptsAllowed() != null) {
            json.writeNumberProperty("attempts_allowed", enrolled.attemptsAllowed());
        }
        if (enrolled.validUntil() != null) {
            at(json, "valid_until", enrolled.validUntil());
        }
        at(json, "at", enrolled.at());
    }

    private static void ended(JsonGenerator json, Effect.EnrollmentEnded ended) {
        json.writeStringProperty("id", ended.enrollment().value().toString());
        json.writeStringProperty("user_id", ended.user().value().toString());
        json.writeStringProperty("course_version_id", ended.course().value().toString());
        json.writeStringProperty("state", ended.end().word());
        at(json, "at", ended.at());
    }

    private static void gate(JsonGenerator json, Object user, Object enrollment, String gate) {
        json.writeStringProperty("user_id", user.toString());
        json.writeStringProperty("enrollment_id", enrollment.toString());
        json.writeStringProperty("gate_id", gate);
    }

    private static void home(JsonGenerator json, @Nullable String region, @Nullable String url) {
        if (region != null) {
            json.writeStringProperty("region", region);
        }
        if (url != null) {
            json.writeStringProperty("home_url", url);
        }
    }

    private static void settings(JsonGenerator json, Effect.Settings settings) {
        json.writeNumberProperty("inactivity_minutes", settings.inactivity().toMinutes());
        json.writeNumberProperty("abandon_after_days", settings.abandonAfter().toDays());
        json.writeBooleanProperty("ai_enabled", settings.aiEnabled());
        json.writeBooleanProperty("offline_enabled", settings.offlineEnabled());
        json.writeNumberProperty("turn_budget", settings.turnBudget());
        json.writeName("allowed_origins");
        json.writeStartArray();
        settings.allowedOrigins().stream().sorted().forEach(json::writeString);
        json.writeEndArray();
    }

    private static void at(JsonGenerator json, String name, Instant instant) {
        json.writeStringProperty(name, instant.toString());
    }
}
