package io.ghasi.delivery.adapters.objects;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.io.EOFException;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Bytes of a file that come out of the store while they are read. Confined to one thread. */
public final class OpenFile implements AutoCloseable {
    private final ResponseInputStream<GetObjectResponse> content;
    private long left;

    OpenFile(ResponseInputStream<GetObjectResponse> content, long length) {
        this.content = content;
        this.left = length;
        Long said = content.response().contentLength();
        if (said == null || said != length) {
            content.abort();
            throw unavailable(new IOException("the store has " + said + " bytes where there should be " + length));
        }
    }

    /** How many bytes are to come. */
    public long left() {
        return left;
    }

    /**
     * Fills {@code buffer}, or as much of it as is left, and says how much that is.
     *
     * @throws DependencyUnavailable where the store breaks off
     */
    public int read(byte[] buffer) {
        int wanted = (int) Math.min(left, buffer.length);
        try {
            if (content.readNBytes(buffer, 0, wanted) < wanted) {
                throw new EOFException("the store broke off");
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
        left -= wanted;
        return wanted;
    }

    private static DependencyUnavailable unavailable(IOException cause) {
        return new DependencyUnavailable(S3CourseFiles.STORE, S3CourseFiles.RETRY_AFTER, cause);
    }

    // What nobody reads any more must not be waited for: closing a connection in good order reads it to its end.
    @Override
    public void close() {
        try {
            if (left > 0) {
                content.abort();
            } else {
                content.close();
            }
        } catch (IOException _) {
            // Every byte was read: nothing depends on how the connection ends.
        }
    }
}
