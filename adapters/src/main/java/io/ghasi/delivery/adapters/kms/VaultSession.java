package io.ghasi.delivery.adapters.kms;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Who we are to Vault: a token that is renewed before it ends, and got anew where Vault takes it no more. Thread-safe. */
final class VaultSession {
    private static final Duration REST = Duration.ofMinutes(1);

    private final VaultHttp vault;
    private final VaultLogin login;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable VaultToken current;
    private volatile long refusedUntil = System.nanoTime();

    VaultSession(VaultHttp vault, VaultLogin login) {
        this.vault = vault;
        this.login = login;
    }

    /** A question that is asked with a token. */
    interface Question {
        VaultAnswer ask(String token) throws KeyServiceFault;
    }

    /** The answer to {@code question}; where our token is refused, with another one. */
    VaultAnswer ask(Question question) throws KeyServiceFault {
        String token = token();
        VaultAnswer answer = question.ask(token);
        if (!answer.isDenied() || refusedUntil - System.nanoTime() > 0) {
            return answer;
        }
        forget(token);
        String other = token();
        return other.equals(token) ? answer : askAgain(question, other);
    }

    // One who logged in a moment ago may not have it: another login, which Vault would have to remember for an hour, is
    // no help.
    private VaultAnswer askAgain(Question question, String other) throws KeyServiceFault {
        VaultAnswer answer = question.ask(other);
        if (answer.isDenied()) {
            refusedUntil = System.nanoTime() + REST.toNanos();
        }
        return answer;
    }

    private String token() throws KeyServiceFault {
        lock.lock();
        try {
            VaultToken known = current;
            VaultToken now = known == null || login.isReplaced(known)
                    ? login.login(vault)
                    : known.isDue() ? renewed(known) : known;
            current = now;
            return now.value();
        } finally {
            lock.unlock();
        }
    }

    // One that cannot be renewed ends; another one may be had.
    private VaultToken renewed(VaultToken due) throws KeyServiceFault {
        VaultToken renewed = VaultLogin.renewed(vault, due);
        return renewed == null ? login.login(vault) : renewed;
    }

    private void forget(String token) {
        lock.lock();
        try {
            if (current != null && current.value().equals(token)) {
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
