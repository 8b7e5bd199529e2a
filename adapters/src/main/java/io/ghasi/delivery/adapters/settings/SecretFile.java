package io.ghasi.delivery.adapters.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A file that a secret is in. What is in it may be another secret later: whoever mounts it puts a new one in its place while we run.
 *
 * @param unsealing makes the secret of the file's text; throws {@link BadValue} where it cannot
 */
public record SecretFile(Path path, UnaryOperator<String> unsealing) {
    private static final int LONGEST = 64 * 1024;
    private static final String ALONE = "Name the one that has the secret alone";

    /**
     * One whose text {@code unsealing} makes the secret of.
     *
     * @throws BadValue where {@code path} is none
     */
    static SecretFile at(String path, UnaryOperator<String> unsealing) {
        try {
            return new SecretFile(Path.of(path), unsealing);
        } catch (InvalidPathException _) {
            throw unreadable();
        }
    }

    /**
     * Its text now, without white space around it. Empty where nothing is in it.
     *
     * @throws BadValue where it cannot be had; says why without showing anything of it
     */
    public String text() {
        try {
            if (Files.size(path) > LONGEST) {
                throw new BadValue("is a file of more than 64 KiB. " + ALONE);
            }
            return Files.readString(path).strip();
        } catch (MalformedInputException _) {
            throw new BadValue("is a file that is not text. " + ALONE);
        } catch (IOException | SecurityException _) {
            throw unreadable();
        }
    }

    /** The secret that {@code text} of this file is. */
    public String open(String text) {
        return unsealing.apply(text);
    }

    private static BadValue unreadable() {
        return new BadValue("names a file that cannot be read. Mount it, and let our user read it");
    }
}
