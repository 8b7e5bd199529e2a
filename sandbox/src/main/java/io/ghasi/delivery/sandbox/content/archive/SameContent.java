package io.ghasi.delivery.sandbox.content.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Fails with its last byte where a file is no longer what it was when it was hashed. */
final class SameContent extends FilterInputStream {
    private final StoredFile file;
    private final MessageDigest digest = Sha256.digest();
    private long size;

    SameContent(InputStream content, StoredFile file) {
        super(content);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        if (got < 0) {
            require(size == file.size());
        } else if (got > 0) {
            digest.update(into, offset, got);
            size += got;
            // a client that was told the size may never ask for the end
            require(size < file.size() || isWhole());
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private boolean isWhole() {
        return size == file.size() && HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
    }

    private void require(boolean unchanged) throws IOException {
        if (!unchanged) {
            throw new IOException(file.path() + " changed while it was imported");
        }
    }
}
