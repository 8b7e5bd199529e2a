package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** Lists a zip by its central directory and opens what lies where that says. */
final class ZipLister implements Closeable {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;

    private final FileChannel file;
    private final List<Member> members = new ArrayList<>();

    private ZipLister(FileChannel file) {
        this.file = file;
    }

    static ZipLister open(Path zip, ImportLimits limits, Findings findings) throws IOException {
        FileChannel file = FileChannel.open(zip);
        try {
            ZipLister lister = new ZipLister(file);
            ZipDirectory.read(file, limits).forEach(record -> lister.add(record, findings));
            return lister;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    List<Member> members() {
        return members;
    }

    private void add(ZipRecord record, Findings findings) {
        String refusal = record.refusal();
        if (refusal != null) {
            findings.problem(record.name(), refusal);
        } else if (record.isFolder()) {
            MemberPath.check(record.name(), findings);
        } else {
            members.add(new Member(record.name(), record.packed(), () -> content(record)));
        }
    }

    private InputStream content(ZipRecord record) throws IOException {
        ByteBuffer local = ZipEnd.read(file, record.offset(), LOCAL_BYTES);
        if (local.getInt(0) != LOCAL) {
            throw new ZipException("its local header is missing");
        }
        long start = record.offset() + LOCAL_BYTES + ZipEnd.u16(local, 26) + ZipEnd.u16(local, 28);
        return ZipContent.open(new ChannelSlice(file, start, record.packed()), record);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
