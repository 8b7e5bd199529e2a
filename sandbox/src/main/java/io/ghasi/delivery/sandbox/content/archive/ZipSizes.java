package io.ghasi.delivery.sandbox.content.archive;

import static io.ghasi.delivery.sandbox.content.archive.ZipEnd.u16;
import static io.ghasi.delivery.sandbox.content.archive.ZipEnd.u32;

import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** The three numbers that move into an extra field when they need 64 bits (PKWARE APPNOTE 4.5.3). */
record ZipSizes(long packed, long size, long offset) {
    private static final long ELSEWHERE = 0xFFFFFFFFL;
    private static final int ZIP64 = 1;

    static ZipSizes of(ByteBuffer bytes, int at, int extra, int extraBytes) throws ZipException {
        long packed = u32(bytes, at + 20);
        long size = u32(bytes, at + 24);
        long offset = u32(bytes, at + 42);
        if (packed != ELSEWHERE && size != ELSEWHERE && offset != ELSEWHERE) {
            return new ZipSizes(packed, size, offset);
        }
        ByteBuffer field = zip64(bytes, extra, extraBytes);
        // the order is fixed, and only those are there that are needed
        long realSize = size == ELSEWHERE ? next(field) : size;
        long realPacked = packed == ELSEWHERE ? next(field) : packed;
        return new ZipSizes(realPacked, realSize, offset == ELSEWHERE ? next(field) : offset);
    }

    private static ByteBuffer zip64(ByteBuffer bytes, int extra, int extraBytes) throws ZipException {
        int at = extra;
        while (at + 4 <= extra + extraBytes) {
            int length = u16(bytes, at + 2);
            if (u16(bytes, at) == ZIP64 && at + 4 + length <= extra + extraBytes) {
                return bytes.slice(at + 4, length).order(bytes.order());
            }
            at += 4 + length;
        }
        throw new ZipException("the zip64 sizes of an entry are missing");
    }

    private static long next(ByteBuffer field) throws ZipException {
        long value = field.remaining() < Long.BYTES ? -1 : field.getLong();
        if (value < 0) {
            throw new ZipException("the zip64 sizes of an entry are damaged");
        }
        return value;
    }
}
