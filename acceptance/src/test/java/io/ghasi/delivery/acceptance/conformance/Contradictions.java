package io.ghasi.delivery.acceptance.conformance;

/** Cases whose traces no player can follow; docs/adr/0038 says what each of them expects, and what the specification says. */
final class Contradictions {
    private Contradictions() {}

    static String[] names() {
        return new String[] {
            // One visit in which content initializes twice and never terminates: two visits of the suite in one.
            "CM-09aa",
            // Two objectives with one identifier: what told them apart was lost at the end of a line.
            "DMI"
        };
    }
}
