package io.ghasi.delivery.adapters.kms;

import java.util.Map;

/** Somebody who keeps keys that never leave them. Thread-safe; answers within seconds, or says that there is no answer. */
public interface KeyService extends AutoCloseable {
    /** What it is called in logs: {@code aws-kms}, {@code vault}. */
    String name();

    /**
     * The public halves of a signing key, of all its versions that may sign now: by their ids the 32 bytes of RFC 8032. None where it is not there
     * any more, or must not be used.
     *
     * @param key as the service calls it
     * @throws KeyServiceFault where it cannot be asked, or {@code key} is not Ed25519
     */
    Map<String, byte[]> publicKeys(String key) throws KeyServiceFault;

    /**
     * What was sealed.
     *
     * @param key it was sealed with
     * @param ciphertext in the service's own form
     * @throws KeyServiceFault where it cannot be asked, or will not open this
     */
    byte[] decrypt(String key, String ciphertext) throws KeyServiceFault;

    @Override
    void close();
}
