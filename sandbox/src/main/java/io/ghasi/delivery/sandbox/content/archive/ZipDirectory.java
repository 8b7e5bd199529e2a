package io.ghasi.delivery.sandbox.content.archive;

import static io.ghasi.delivery.sandbox.content.archive.ZipEnd.u16;
import static io.ghasi.delivery.sandbox.content.archive.ZipEnd.u32;

import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads a zip's central directory. The JDK's reader hides what must be refused here (links, encryption, overlaps) and puts a
 * directory of any size on the heap.
 */
final class ZipDirectory {
    private static final int RECORD = 0x02014b50;
    private static final int RECORD_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int MOST_BYTES = 32 << 20;
    private static final int UTF8_FLAG = 1 << 11;
    private static final int UNIX = 3;
    private static final int MAC = 19;

    private final ZipEnd end;
    private final ByteBuffer bytes;
    private final List<ZipRecord> records = new ArrayList<>();

    private ZipDirectory(ZipEnd end, ByteBuffer bytes) {
        this.end = end;
        this.bytes = bytes;
    }

    static List<ZipRecord> read(FileChannel file, ImportLimits limits) throws IOException {
        ZipEnd end = ZipEnd.find(file);
        if (end.records() > limits.entries()) {
            throw new ZipException(
                    "it holds " + end.records() + " entries, more than the " + limits.entries() + " allowed");
        }
        if (end.length() > MOST_BYTES) {
            throw new ZipException("its directory alone takes " + end.length() + " bytes");
        }
        return new ZipDirectory(end, ZipEnd.read(file, end.start(), (int) end.length())).all();
    }

    private List<ZipRecord> all() throws ZipException {
        int at = 0;
        for (long left = end.records(); left > 0; left--) {
            at = one(at);
        }
        refuseOverlaps();
        return records;
    }

    private int one(int at) throws ZipException {
        requireRoom(at, RECORD_BYTES);
        int nameBytes = u16(bytes, at + 28);
        int extraBytes = u16(bytes, at + 30);
        int next = at + RECORD_BYTES + nameBytes + extraBytes + u16(bytes, at + 32);
        requireRoom(at, next - at);
        if (bytes.getInt(at) != RECORD) {
            throw new ZipException("its directory is damaged");
        }
        int flags = u16(bytes, at + 8);
        String name = decode(at + RECORD_BYTES, nameBytes, (flags & UTF8_FLAG) != 0);
        int host = bytes.get(at + 5);
        int mode = host == UNIX || host == MAC ? u16(bytes, at + 40) : 0;
        ZipSizes sizes = ZipSizes.of(bytes, at, at + RECORD_BYTES + nameBytes, extraBytes);
        records.add(new ZipRecord(
                name,
                flags,
                u16(bytes, at + 10),
                u32(bytes, at + 16),
                sizes.packed(),
                sizes.size(),
                sizes.offset() + end.shift(),
                mode));
        return next;
    }

    private void requireRoom(int at, int wanted) throws ZipException {
        if (at + (long) wanted > bytes.limit()) {
            throw new ZipException("its directory ends too early");
        }
    }

    // Files that share bytes are how a small zip unpacks to petabytes.
    private void refuseOverlaps() throws ZipException {
        long free = 0;
        for (ZipRecord record : records.stream()
                .sorted(Comparator.comparingLong(ZipRecord::offset))
                .toList()) {
            long after = record.offset() + LOCAL_BYTES + record.packed();
            if (record.offset() < free || after < 0 || after > end.start()) {
                throw new ZipException("the entry " + record.name() + " overlaps another one or the directory");
            }
            free = after;
        }
    }

    private String decode(int at, int length, boolean utf8) throws ZipException {
        ByteBuffer name = bytes.slice(at, length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
        } catch (CharacterCodingException e) {
            if (utf8) {
                throw new ZipException("an entry's name is not valid UTF-8");
            }
            return Charset.forName("IBM437").decode(bytes.slice(at, length)).toString();
        }
    }
}
