package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.PlayPackageId;
import java.util.Set;

/**
 * What a session says about the package it plays.
 *
 * @param standard {@code native · scorm12 · scorm2004 · cmi5}
 * @param title in the session's locale
 * @param navigation {@code linear · tree · branching · scorm2004 · scorm12}
 */
public record PackageFacts(PlayPackageId id, String standard, String title, String navigation, int manifestVersion) {
    private static final Set<String> SEQUENCED = Set.of("scorm2004", "scorm12");

    /** Whether the course itself sequences what is played, and keeps something of it. */
    public boolean isSequenced() {
        return SEQUENCED.contains(navigation);
    }
}
