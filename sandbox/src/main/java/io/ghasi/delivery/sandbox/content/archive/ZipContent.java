package io.ghasi.delivery.sandbox.content.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The inflated bytes of one entry, held against its announced size and checksum when they end. */
final class ZipContent extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final ZipRecord record;
    private final CRC32 crc = new CRC32();
    private long size;

    private ZipContent(InputStream inflated, ZipRecord record) {
        super(inflated);
        this.record = record;
    }

    static InputStream open(InputStream packed, ZipRecord record) {
        return new ZipContent(record.method() == ZipRecord.STORED ? packed : new Inflating(packed), record);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        if (got > 0) {
            crc.update(into, offset, got);
            size += got;
        } else if (got < 0 && (size != record.size() || crc.getValue() != record.crc())) {
            throw new ZipException("its content does not match its size or checksum");
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, BUFFER)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Gives the native memory of its inflater back when it is closed, which the JDK's does for its own inflaters only. */
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream packed) {
            super(packed, new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
