package io.ghasi.delivery.sandbox.content.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.ZipException;

/**
 * Where a zip's central directory lies (PKWARE APPNOTE 4.3.14 to 4.3.16). The directory ends where this record begins, which
 * also finds zips that something stands in front of.
 *
 * @param records how many the directory announces
 * @param start of the directory
 * @param length of the directory in bytes
 * @param shift what to add to every offset the zip states
 */
record ZipEnd(long records, long start, long length, long shift) {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_BYTES = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int LONGEST_COMMENT = 0xFFFF;

    static ZipEnd find(FileChannel file) throws IOException {
        long size = file.size();
        int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
        ByteBuffer bytes = read(file, size - tail, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (bytes.getInt(at) == END && at + END_BYTES + u16(bytes, at + 20) <= tail) {
                return parse(file, bytes, at, size - tail + at);
            }
        }
        throw new ZipException("it is not a zip, or its end is missing");
    }

    private static ZipEnd parse(FileChannel file, ByteBuffer bytes, int at, long position) throws IOException {
        int records = u16(bytes, at + 10);
        long length = u32(bytes, at + 12);
        long start = u32(bytes, at + 16);
        if (records == 0xFFFF || length == 0xFFFFFFFFL || start == 0xFFFFFFFFL) {
            return parse64(file, position);
        }
        if (u16(bytes, at + 8) != records) {
            throw new ZipException("it is one part of several");
        }
        return located(records, length, start, position);
    }

    private static ZipEnd parse64(FileChannel file, long end) throws IOException {
        if (end < LOCATOR64_BYTES + END64_BYTES) {
            throw new ZipException("its zip64 directory is missing");
        }
        ByteBuffer locator = read(file, end - LOCATOR64_BYTES, LOCATOR64_BYTES);
        long at = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR64 || at < 0 || at > end - END64_BYTES) {
            throw new ZipException("its zip64 directory is missing");
        }
        ByteBuffer bytes = read(file, at, END64_BYTES);
        if (bytes.getInt(0) != END64) {
            throw new ZipException("its zip64 directory is missing");
        }
        return located(bytes.getLong(32), bytes.getLong(40), bytes.getLong(48), at);
    }

    private static ZipEnd located(long records, long length, long start, long end) throws ZipException {
        long shift = end - length - start;
        if (records < 0 || length < 0 || start < 0 || length > end || shift < 0) {
            throw new ZipException("its directory lies outside the file");
        }
        return new ZipEnd(records, start + shift, length, shift);
    }

    static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (position < 0 || file.read(bytes, position + bytes.position()) < 0) {
                throw new ZipException("it ends too early");
            }
        }
        return bytes.flip();
    }

    static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
