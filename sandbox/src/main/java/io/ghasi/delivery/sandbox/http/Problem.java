package io.ghasi.delivery.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request is not answered as it wished: RFC 9457.
 *
 * @param code what a program can act on
 * @param detail one sentence for who sent it
 * @param members anything else that helps
 */
public record Problem(int status, String code, String title, String detail, Map<String, Object> members) {
    private static final String MEDIA_TYPE = "application/problem+json";

    /** A thing that this tenant does not have, whoever else may have it. */
    public static Problem notFound(String what) {
        return of(404, "resource.not_found", "Not found", what);
    }

    /** A field or parameter with a wrong value. */
    public static Problem invalid(String field, String cause) {
        return of(422, "validation.field_invalid", "A field has a wrong value", field + " " + cause)
                .with("field", field);
    }

    static Problem required(String field) {
        return of(422, "validation.field_required", "A field is missing", field + " is missing")
                .with("field", field);
    }

    static Problem unknown(String field) {
        return of(422, "validation.unknown_field", "A field is not known", field + " is not known here")
                .with("field", field);
    }

    static Problem malformed(String detail) {
        return of(400, "request.malformed", "The request cannot be read", detail);
    }

    static Problem tooLarge(long most) {
        return of(413, "request.too_large", "The request is too large", "The body may have " + most + " bytes");
    }

    static Problem unsupported(String wanted) {
        return of(415, "request.unsupported_media_type", "Unsupported media type", "The body is " + wanted);
    }

    static Problem unavailable() {
        return of(503, "dependency.unavailable", "Unavailable", "The database or the object store does not answer");
    }

    static Problem internal() {
        return of(500, "internal", "Internal error", "A fault of the sandbox; its log says more");
    }

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, Map.of());
    }

    /** The same with one member more. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, title, detail, more);
    }

    /** As it is sent. */
    Answer answer() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "https://docs.ghasi.io/problems/" + code);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        json.put("code", code);
        json.putAll(members);
        return new Answer(status, MEDIA_TYPE, Map.of(), Json.MAPPER.writeValueAsBytes(json));
    }
}
