package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.telemetry.Redaction;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * The paths whose next part is a run-time grant: {@code /api/v1/g/{grant}/…}. What is told of one is told without it.
 */
final class GrantedPath {
    private static final String BEGIN = Exchange.API + "v1/g/";
    private static final String TOLD = BEGIN + "redacted";

    private GrantedPath() {}

    /** Whether {@code request} goes to one. */
    static boolean is(HttpServletRequest request) {
        String path = request.getServletPath();
        return path != null && path.startsWith(BEGIN);
    }

    /** What stands where the grant should; empty where nothing does, or it is not spelled plainly. */
    static String grant(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri.startsWith(BEGIN) ? uri.substring(BEGIN.length(), endOfGrant(uri)) : "";
    }

    /** What {@code request}, which has one spelling, asks for below {@code place} behind its grant: no escapes, no slash before it. */
    static String below(String place, HttpServletRequest request) {
        String uri = request.getRequestURI();
        int begin = endOfGrant(uri) + place.length();
        // The place itself, without a slash behind it, is asked for as well.
        return begin > uri.length() ? "" : decoded(uri.substring(begin));
    }

    private static int endOfGrant(String uri) {
        int slash = uri.indexOf('/', BEGIN.length());
        return slash < 0 ? uri.length() : slash;
    }

    /** {@code uri}, of any path that a client may spell, without the grant in it. */
    static String told(String uri) {
        String decoded = decoded(uri);
        if (uri.startsWith(BEGIN)) {
            String rest = uri.substring(endOfGrant(uri));
            return Redaction.isNeeded(decoded(rest)) ? TOLD : TOLD + rest;
        }
        if (decoded.startsWith(BEGIN)) {
            return TOLD;
        }
        return Redaction.isNeeded(decoded) ? "/" : uri;
    }

    /** {@code uri} without escapes; the server has refused those that are broken. */
    static String decoded(String uri) {
        return uri.indexOf('%') < 0 ? uri : UriUtils.decode(uri, StandardCharsets.UTF_8);
    }
}
