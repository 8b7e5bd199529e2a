package io.ghasi.delivery.sandbox.content.archive;

import org.jspecify.annotations.Nullable;

/**
 * One record of a zip's central directory (PKWARE APPNOTE 4.3.12).
 *
 * @param size inflated, as announced: never trusted before the bytes have been counted
 * @param offset of the local header, from the file's start
 * @param unixMode type and permissions where a Unix tool made the zip, else 0
 */
record ZipRecord(String name, int flags, int method, long crc, long packed, long size, long offset, int unixMode) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int ENCRYPTED = 1;
    private static final int STRONGLY_ENCRYPTED = 1 << 6;
    private static final int TYPE = 0xF000;
    private static final int LINK = 0xA000;
    private static final int FILE = 0x8000;
    private static final int FOLDER = 0x4000;

    boolean isFolder() {
        return name.endsWith("/") || name.endsWith("\\");
    }

    /** Why the record cannot be a plain file of a package, or null. */
    @Nullable
    String refusal() {
        if ((flags & (ENCRYPTED | STRONGLY_ENCRYPTED)) != 0) {
            return "is encrypted; packages must be readable without a password";
        }
        int type = unixMode & TYPE;
        if (type == LINK) {
            return "is a symbolic link; packages hold plain files only";
        }
        if (type != 0 && type != FILE && type != FOLDER) {
            return "is neither a file nor a folder";
        }
        if (method != STORED && method != DEFLATED) {
            return "is packed with method " + method + "; only stored and deflated files can be read";
        }
        return method == STORED && packed != size ? "is damaged: it is stored, but its two sizes differ" : null;
    }
}
