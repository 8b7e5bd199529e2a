package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.sandbox.content.check.Problem;
import java.util.List;

/** What became of a package. */
public sealed interface ImportResult {
    /** It is in the store, whole. */
    record Imported(ImportedPackage course) implements ImportResult {}

    /** Nothing of it was kept. At least one problem; the first hundred where there are more. */
    record Rejected(List<Problem> problems) implements ImportResult {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
