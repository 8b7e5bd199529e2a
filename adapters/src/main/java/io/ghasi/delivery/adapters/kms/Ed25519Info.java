package io.ghasi.delivery.adapters.kms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** A public key as AWS gives it: SubjectPublicKeyInfo of RFC 8410. */
final class Ed25519Info {
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private Ed25519Info() {}

    /** The 32 bytes of RFC 8032. */
    static byte[] point(String key, GetPublicKeyResponse answer) throws KeyServiceFault {
        if (answer.keySpec() != KeySpec.ECC_NIST_EDWARDS25519 || answer.keyUsage() != KeyUsageType.SIGN_VERIFY) {
            throw KeyServiceFault.lasting(
                    key + " is a key of AWS KMS for " + answer.keyUsageAsString() + " with " + answer.keySpecAsString()
                            + ". Name one for SIGN_VERIFY with ECC_NIST_EDWARDS25519",
                    null);
        }
        try {
            SubjectPublicKeyInfo info =
                    SubjectPublicKeyInfo.getInstance(answer.publicKey().asByteArray());
            if (!info.getAlgorithm().getAlgorithm().equals(ED25519)) {
                throw new IllegalArgumentException("another algorithm");
            }
            return info.getPublicKeyData().getOctets();
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw KeyServiceFault.lasting("AWS KMS gave something for " + key + " that is no public key", e);
        }
    }
}
