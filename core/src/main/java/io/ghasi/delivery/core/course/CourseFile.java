package io.ghasi.delivery.core.course;

import java.util.regex.Pattern;

/**
 * One file of a package, as its manifest lists it.
 *
 * @param path from the package's root, with {@code /} between its parts; each letter counts as it is
 * @param sha256 of its content, 64 lower-case hex digits
 * @param size in bytes
 * @param mediaType such as {@code text/html}
 */
public record CourseFile(String path, String sha256, long size, String mediaType) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

    /** Throws where it is not as manifests list files. What it says goes into headers. */
    public CourseFile {
        if (size < 0
                || !SHA_256.matcher(sha256).matches()
                || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("no file of a manifest: " + path);
        }
    }
}
