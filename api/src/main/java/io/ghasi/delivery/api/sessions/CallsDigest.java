package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.core.course.RuntimeCall;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** Tells batches of calls from one another, however they were spelled on the way. */
final class CallsDigest {
    private final MessageDigest digest;

    private CallsDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** 128 bits of a digest of {@code calls}. */
    static UUID of(List<RuntimeCall> calls) {
        CallsDigest it = new CallsDigest();
        calls.forEach(it::add);
        ByteBuffer bytes = ByteBuffer.wrap(it.digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private void add(RuntimeCall call) {
        switch (call) {
            case RuntimeCall.Initialize(String argument) -> add('i', argument);
            case RuntimeCall.Get(String element) -> add('g', element);
            case RuntimeCall.Put(String element, String value) -> add('p', element, value);
            case RuntimeCall.Commit(String argument) -> add('c', argument);
            case RuntimeCall.Terminate(String argument, boolean leaving) -> add(leaving ? 'l' : 't', argument);
            case RuntimeCall.LastError() -> add('e');
            case RuntimeCall.ErrorString(String code) -> add('s', code);
            case RuntimeCall.Diagnostic(String code) -> add('d', code);
        }
    }

    // Each text behind its length: no two lists of calls are the same octets.
    private void add(char kind, String... texts) {
        digest.update((byte) kind);
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
    }
}
