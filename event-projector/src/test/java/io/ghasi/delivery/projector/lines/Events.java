package io.ghasi.delivery.projector.lines;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Events of other services as they write them, for tests. */
public final class Events {
    public static final String TENANT = "ten_01JDCB9W400000000000000009";

    /** A payload of each type, by the type. */
    static final Map<String, String> PAYLOADS = Map.ofEntries(
            Map.entry("enrollment.created", """
                    {"enrollmentId":"enr_01JDCB9W400000000000000003","userId":"usr_01JDCB9W400000000000000002",
                    "courseVersionId":"cv_01JDCB9W400000000000000004","attemptsAllowed":3,"validUntil":null}"""),
            Map.entry("enrollment.revoked", ended("revokedAt")),
            Map.entry("enrollment.expired", ended("expiredAt")),
            Map.entry("enrollment.completed", ended("completedAt")),
            Map.entry("content.play_package.built", """
                    {"playPackageId":"ppk_01JDCB9W400000000000000005","courseVersionId":"cv_01JDCB9W400000000000000004","locale":"en",
                    "standard":"native","navigation":"tree","title":"Clean hands","manifestVersion":1,
                    "manifestSha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}"""),
            Map.entry("content.play_package.revoked", """
                    {"playPackageId":"ppk_01JDCB9W400000000000000005","courseVersionId":"cv_01JDCB9W400000000000000004",
                    "revokedAt":"2026-11-23T10:00:00.000Z","reason":"recalled"}"""),
            Map.entry("content.play_package.bundle.revoked", """
                    {"bundleId":"bdl_01JDCB9W400000000000000011","playPackageId":"ppk_01JDCB9W400000000000000005",
                    "revokedAt":"2026-11-23T10:00:00.000Z"}"""),
            Map.entry("assessment.attempt_result.scored", """
                    {"attemptId":"att_01JDCB9W400000000000000012","userId":"usr_01JDCB9W400000000000000002",
                    "enrollmentId":"enr_01JDCB9W400000000000000003","gateId":"q1","passed":true,"scoredAt":"2026-11-23T10:00:00.000Z"}"""),
            Map.entry("assessment.attempt.superseded", """
                    {"attemptId":"att_01JDCB9W400000000000000012","userId":"usr_01JDCB9W400000000000000002",
                    "enrollmentId":"enr_01JDCB9W400000000000000003","gateId":"q1","supersededBy":null,
                    "supersededAt":"2026-11-23T10:00:00.000Z"}"""),
            Map.entry("identity.device.revoked", """
                    {"deviceId":"dev_01JDCB9W400000000000000006","revokedAt":"2026-11-23T10:00:00.000Z"}"""),
            Map.entry("sync.device.wiped", """
                    {"deviceId":"dev_01JDCB9W400000000000000006","wipedAt":"2026-11-23T10:00:00.000Z"}"""),
            Map.entry("tenant.created", """
                    {"tenantId":"%s","region":"eu","homeUrl":"https://eu.delivery.example","settings":%s}""".formatted(TENANT, settings())),
            Map.entry("tenant.settings_updated", """
                    {"tenantId":"%s","settings":%s}""".formatted(TENANT, settings())),
            Map.entry("tenant.offboarded", """
                    {"tenantId":"%s","offboardedAt":"2026-11-23T10:00:00.000Z"}""".formatted(TENANT)),
            Map.entry("marketplace.license.revoked", """
                    {"licenceId":"lic_01JDCB9W400000000000000013","revokedAt":"2026-11-23T10:00:00.000Z"}"""),
            Map.entry("gdpr.subject_request.received", """
                    {"subjectRequestId":"req_01JDCB9W400000000000000014","userId":"usr_01JDCB9W400000000000000002","kind":"erasure",
                    "receivedAt":"2026-11-23T10:00:00.000Z"}"""));

    private Events() {}

    private static String ended(String at) {
        return """
                {"enrollmentId":"enr_01JDCB9W400000000000000003","userId":"usr_01JDCB9W400000000000000002",
                "courseVersionId":"cv_01JDCB9W400000000000000004","%s":"2026-11-23T10:00:00.000Z"}""".formatted(at);
    }

    private static String settings() {
        return """
                {"inactivityMinutes":60,"abandonAfterDays":30,"aiEnabled":true,"offlineEnabled":true,"turnBudget":100,
                "allowedOrigins":["https://learn.example"]}""";
    }

    /** An event of {@code type} about the aggregate that its payload names. */
    static String text(String type) {
        return text(
                "evt_01JDCB9W400000000000000211", type, TENANT, aggregate(type), 1, PAYLOADS.getOrDefault(type, "{}"));
    }

    /** An event. */
    public static String text(String id, String type, String tenant, String aggregate, int version, String payload) {
        return """
            {"eventId":"%s","eventType":"%s","eventVersion":1,"schemaUri":"schemas://neighbour/v1","tenantId":"%s","region":"eu",
            "aggregateType":"%s","aggregateId":"%s","aggregateVersion":%d,"partitionKey":"%s","occurredAt":"2026-11-23T10:00:00.000Z",
            "producer":"neighbour@1.0.0","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01","correlationId":"req_1",
            "actor":{"type":"system","id":"neighbour"},"epoch":0,"retentionClass":"operational","payload":%s}
            """.formatted(id, type, tenant, kind(aggregate), aggregate, version, aggregate, payload);
    }

    /** An enrollment that begins. */
    public static byte[] enrolled(String id, String tenant, String enrollment, int version) {
        String payload =
                PAYLOADS.getOrDefault("enrollment.created", "").replace("enr_01JDCB9W400000000000000003", enrollment);
        return text(id, "enrollment.created", tenant, enrollment, version, payload)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** An enrollment that is revoked. */
    public static byte[] revoked(String id, String tenant, String enrollment, int version) {
        String payload =
                PAYLOADS.getOrDefault("enrollment.revoked", "").replace("enr_01JDCB9W400000000000000003", enrollment);
        return text(id, "enrollment.revoked", tenant, enrollment, version, payload)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A tenant that is at home here. */
    public static byte[] tenant(String id, String tenant, String region) {
        String payload = PAYLOADS.getOrDefault("tenant.created", "")
                .replace(TENANT, tenant)
                .replace("\"eu\"", '"' + region + '"');
        return text(id, "tenant.created", tenant, tenant, 1, payload).getBytes(StandardCharsets.UTF_8);
    }

    private static String kind(String aggregate) {
        return switch (aggregate.substring(0, aggregate.indexOf('_'))) {
            case "enr" -> "enrollment";
            case "ppk" -> "play_package";
            case "bdl" -> "bundle";
            case "att" -> "attempt";
            case "dev" -> "device";
            case "ten" -> "tenant";
            case "lic" -> "license";
            case "req" -> "subject_request";
            default -> throw new IllegalArgumentException(aggregate);
        };
    }

    private static String aggregate(String type) {
        if (type.startsWith("tenant.")) {
            return TENANT;
        }
        String payload = PAYLOADS.getOrDefault(type, "");
        int at = payload.indexOf(":\"") + 2;
        return payload.substring(at, payload.indexOf('"', at));
    }
}
