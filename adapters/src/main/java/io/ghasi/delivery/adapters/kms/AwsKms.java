package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.aws.AccessKeys;
import io.ghasi.delivery.adapters.aws.AwsConnections;
import io.ghasi.delivery.adapters.tls.Authorities;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * AWS KMS. Its asymmetric keys have no versions: rotating is a new key. Name aliases and point them at other keys; a key is known by its id, its
 * ARN and the name that it was asked for by.
 */
public final class AwsKms implements KeyService {
    private final KmsClient kms;

    AwsKms(AwsKmsAccess access, @Nullable Authorities authorities) {
        KmsClientBuilder client = KmsClient.builder()
                .region(Region.of(access.region()))
                .credentialsProvider(credentials(access))
                .httpClientBuilder(AwsConnections.to(authorities)
                        .connectionTimeout(access.answer())
                        .socketTimeout(access.answer()))
                // Whoever asks knows whether to ask again.
                .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(access.answer())
                        .addExecutionInterceptor(new BoundedAnswers()));
        if (access.endpoint() != null) {
            client.endpointOverride(access.endpoint().value());
        }
        this.kms = client.build();
    }

    private static AwsCredentialsProvider credentials(AwsKmsAccess access) {
        return access.accessKey() == null || access.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : new AccessKeys(access.accessKey(), access.secretKey());
    }

    @Override
    public String name() {
        return "aws-kms";
    }

    @Override
    public Map<String, byte[]> publicKeys(String key) throws KeyServiceFault {
        GetPublicKeyResponse answer = publicKey(key);
        if (answer == null) {
            return Map.of();
        }
        byte[] point = Ed25519Info.point(key, answer);
        String arn = answer.keyId();
        Map<String, byte[]> found = new HashMap<>();
        List.of(key, arn, arn.substring(arn.lastIndexOf('/') + 1)).forEach(kid -> found.put(kid, point));
        return found;
    }

    // Null where it signs nothing any more.
    private @Nullable GetPublicKeyResponse publicKey(String key) throws KeyServiceFault {
        try {
            return signed(() -> kms.getPublicKey(it -> it.keyId(key)));
        } catch (NotFoundException | DisabledException | KmsInvalidStateException gone) {
            return null;
        } catch (SdkException e) {
            throw AwsFault.of("the public key " + key, e);
        }
    }

    // From a refusal AWS's SDK learns by how much our clock is off, and signs the next request by AWS's.
    private static <T> T signed(Supplier<T> question) {
        try {
            return question.get();
        } catch (AwsServiceException e) {
            if (!AwsFault.code(e).equals("InvalidSignatureException")) {
                throw e;
            }
            return question.get();
        }
    }

    @Override
    public byte[] decrypt(String key, String ciphertext) throws KeyServiceFault {
        try {
            SdkBytes blob = SdkBytes.fromByteArray(Base64.getDecoder().decode(ciphertext));
            SdkBytes plain = signed(() -> kms.decrypt(it -> it.keyId(key).ciphertextBlob(blob)))
                    .plaintext();
            if (plain == null) {
                throw KeyServiceFault.passing("AWS KMS gave nothing for decryption with " + key, null);
            }
            return plain.asByteArray();
        } catch (IllegalArgumentException e) {
            throw KeyServiceFault.lasting("the ciphertext is not base64", e);
        } catch (SdkException e) {
            throw AwsFault.of("decryption with " + key, e);
        }
    }

    @Override
    public void close() {
        kms.close();
    }
}
