package io.ghasi.delivery.sandbox.content.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file as a stream. Reads by position, so that many can share one channel. */
final class ChannelSlice extends InputStream {
    private final FileChannel file;
    private long position;
    private long left;

    ChannelSlice(FileChannel file, long position, long length) {
        this.file = file;
        this.position = position;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int got = file.read(ByteBuffer.wrap(into, offset, (int) Math.min(left, length)), position);
        if (got < 0) {
            throw new EOFException("it ends too early");
        }
        position += got;
        left -= got;
        return got;
    }
}
