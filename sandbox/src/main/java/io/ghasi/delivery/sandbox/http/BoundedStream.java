package io.ghasi.delivery.sandbox.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses the request once more than so many bytes came. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private long count;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (count > most) {
            throw new Refusal(Problem.tooLarge(most));
        }
        return read;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException("what is skipped is not counted");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
