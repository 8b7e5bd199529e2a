package io.ghasi.delivery.adapters.secrets;

import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.SecretFile;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret as its file has it now. The file is looked at whenever somebody asks, which is where a connection is opened: there is no other
 * moment at which a change would be known in time, and Kubernetes swaps folders, which few watchers see. Thread-safe.
 */
public final class RotatingSecret {
    private static final Logger LOG = LoggerFactory.getLogger(RotatingSecret.class);

    private final Secret secret;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Known known;
    private boolean unreadable;

    /**
     * What is known of it.
     *
     * @param text of its file, sealed or not; null before it was looked at
     * @param before what it was before; null where that is of no use any more
     */
    private record Known(
            @Nullable String text, String now, @Nullable String before) {}

    /** {@code secret} from now on. */
    public RotatingSecret(Secret secret) {
        this.secret = secret;
        this.known = new Known(null, secret.value(), null);
    }

    /** What it is. While its file cannot be read it stays what it was. */
    public String now() {
        return look().now();
    }

    /**
     * What to log in with, in this order: what it is, and what it was before as long as nobody has {@linkplain #accepted accepted} what it is.
     * A server and our file never change at the same moment.
     */
    public List<String> candidates() {
        Known found = look();
        return found.before() == null ? List.of(found.now()) : List.of(found.now(), found.before());
    }

    /** Somebody let us in with {@code value}. */
    public void accepted(String value) {
        looking.lock();
        try {
            if (known.now().equals(value)) {
                known = new Known(known.text(), value, null);
            }
        } finally {
            looking.unlock();
        }
    }

    private Known look() {
        SecretFile file = secret.file();
        if (file == null) {
            return known;
        }
        looking.lock();
        try {
            look(file);
            unreadable = false;
        } catch (BadValue e) {
            tell(file, e);
        } finally {
            looking.unlock();
        }
        return known;
    }

    private void look(SecretFile file) {
        String text = file.text();
        if (text.equals(known.text())) {
            return;
        }
        // Unsealing may ask a service: only for what is new.
        String value = file.open(text);
        if (value.isBlank()) {
            throw new BadValue("is empty. Write what it was, or what it is to be");
        }
        boolean same = value.equals(known.now());
        known = new Known(text, value, same ? known.before() : known.now());
        if (!same) {
            LOG.info(LogEvent.SECRET_CHANGED, "a secret has changed: {}", file.path());
        }
    }

    // Once, and not at each look.
    private void tell(SecretFile file, BadValue fault) {
        if (!unreadable) {
            unreadable = true;
            LOG.warn(
                    LogEvent.SECRET_UNREADABLE,
                    "a secret stays what it was, since its file {} {}",
                    file.path(),
                    fault.getMessage());
        }
    }
}
