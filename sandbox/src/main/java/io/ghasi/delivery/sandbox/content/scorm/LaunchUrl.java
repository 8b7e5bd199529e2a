package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.archive.Escapes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an item's parameters join its resource's address (SCORM 2004 4th Ed. CAM 3.4.1.5, item@parameters). */
final class LaunchUrl {
    private static final Pattern LEADING_MARKS = Pattern.compile("^[?&]+");

    private LaunchUrl() {}

    static String of(String href, @Nullable String parameters) {
        String more = parameters == null
                ? ""
                : Escapes.suffix(LEADING_MARKS.matcher(parameters).replaceFirst(""));
        if (more.isEmpty()) {
            return href;
        }
        if (more.startsWith("#")) {
            return href.contains("#") ? href : href + more;
        }
        // the query belongs before a fragment, or no browser would send it
        int hash = href.indexOf('#');
        String address = hash < 0 ? href : href.substring(0, hash);
        String fragment = hash < 0 ? "" : href.substring(hash);
        return address + (address.contains("?") ? "&" : "?") + more + fragment;
    }
}
