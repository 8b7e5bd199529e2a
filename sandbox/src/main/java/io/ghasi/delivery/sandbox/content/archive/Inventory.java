package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads every file of a package once: what it really weighs, what it hashes to, whether it is whole. One buffer on the heap. */
public final class Inventory {
    private static final int BUFFER = 1 << 16;

    private final ImportLimits limits;
    private final Findings findings;
    private final byte[] buffer = new byte[BUFFER];
    private final List<StoredFile> files = new ArrayList<>();
    private long total;
    private boolean tooMuch;

    private Inventory(ImportLimits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    /** Counts and hashes {@code members}; stops at the first that exceeds a limit. */
    public static List<StoredFile> take(Collection<Member> members, ImportLimits limits, Findings findings) {
        Inventory inventory = new Inventory(limits, findings);
        for (Member member : members) {
            inventory.count(member);
            if (inventory.tooMuch) {
                break;
            }
        }
        return List.copyOf(inventory.files);
    }

    /** All bytes of {@code member}; null (and a problem) where it is damaged or larger than {@code most}. */
    public static byte @Nullable [] read(Member member, int most, Findings findings) {
        try (InputStream content = member.open()) {
            byte[] bytes = content.readNBytes(most);
            if (content.read() < 0) {
                return bytes;
            }
            findings.problem(member.path(), "is larger than " + most + " bytes");
        } catch (IOException e) {
            findings.problem(member.path(), "is damaged: " + e.getMessage());
        }
        return null;
    }

    private void count(Member member) {
        try (InputStream content = member.open()) {
            MessageDigest digest = Sha256.digest();
            long size = 0;
            for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
                digest.update(buffer, 0, got);
                size += got;
                total += got;
                if (exceeds(member, size)) {
                    return;
                }
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            files.add(new StoredFile(member, hash, size, MediaTypes.of(member.path())));
        } catch (IOException e) {
            findings.problem(member.path(), "is damaged: " + e.getMessage());
        }
    }

    private boolean exceeds(Member member, long size) {
        String cause = null;
        if (size > limits.fileBytes()) {
            cause = "unpacks to more than " + limits.fileBytes() + " bytes";
        } else if (total > limits.packageBytes()) {
            cause = "takes the package over " + limits.packageBytes() + " unpacked bytes";
        } else if (size > limits.ratioFloorBytes() && size / Math.max(1, member.packedBytes()) > limits.ratio()) {
            cause = "looks like a zip bomb: it unpacks to more than " + limits.ratio() + " times its packed size";
        }
        if (cause != null) {
            findings.problem(member.path(), cause);
            tooMuch = true;
        }
        return tooMuch;
    }
}
