package io.ghasi.delivery.sandbox.content.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a package that has been read through once.
 *
 * @param sha256 of its content, 64 lower-case hex digits
 * @param size in bytes, counted
 */
public record StoredFile(Member member, String sha256, long size, String mediaType) {
    public String path() {
        return member.path();
    }

    /** Its content again; reading fails where it is not what was hashed. */
    public InputStream open() throws IOException {
        return new SameContent(member.open(), this);
    }
}
