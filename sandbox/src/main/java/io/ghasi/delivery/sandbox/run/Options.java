package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.sandbox.Usage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run} was asked.
 *
 * @param fresh whether to forget the data of earlier runs
 * @param envFile where to write what scripts need; null for nowhere
 */
record Options(boolean fresh, @Nullable Path envFile) {
    static Options read(String... arguments) {
        boolean fresh = false;
        Path envFile = null;
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--fresh")) {
                fresh = true;
            } else if (word.equals("--env-file") && words.hasNext()) {
                envFile = Path.of(words.next());
            } else {
                throw new Usage("run does not know '" + word + "'");
            }
        }
        return new Options(fresh, envFile);
    }
}
