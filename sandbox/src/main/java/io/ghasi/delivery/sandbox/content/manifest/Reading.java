package io.ghasi.delivery.sandbox.content.manifest;

import io.ghasi.delivery.sandbox.content.archive.FileIndex;
import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;

/**
 * One package's manifest being read.
 *
 * @param file the manifest's name, which findings carry
 * @param locale of texts that do not say their language
 */
public record Reading(String file, FileIndex files, ImportLimits limits, String locale, Findings findings) {
    /** Something in the manifest makes the package unusable. */
    public void problem(String cause) {
        findings.problem(file, cause);
    }

    /** Something in the manifest was mended. */
    public void note(String text) {
        findings.note(file, text);
    }
}
