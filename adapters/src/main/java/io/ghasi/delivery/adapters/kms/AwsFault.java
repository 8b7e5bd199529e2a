package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.tls.CertificateFault;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS's client throws, in words for an operator. */
final class AwsFault {
    // By their codes: some come with the status of a bad request.
    private static final Set<String> PASSING = Set.of(
            "DependencyTimeoutException", "KMSInternalException", "KeyUnavailableException", "LimitExceededException");

    private AwsFault() {}

    /** The kind of it, as AWS has them. */
    static String code(AwsServiceException answered) {
        return answered.awsErrorDetails() == null
                ? "status " + answered.statusCode()
                : answered.awsErrorDetails().errorCode();
    }

    /** {@code what} could not be had because of {@code fault}. */
    static KeyServiceFault of(String what, SdkException fault) {
        if (!(fault instanceof AwsServiceException answered)) {
            // Credentials that nobody has are told here, too.
            return KeyServiceFault.passing(
                    "AWS KMS gives no answer for " + what + CertificateFault.note(fault) + " (" + fault.getMessage()
                            + ")",
                    fault);
        }
        String code = code(answered);
        boolean passing = answered.isThrottlingException() || answered.statusCode() >= 500 || PASSING.contains(code);
        String said = "AWS KMS refuses " + what + " (" + code + ")";
        return passing ? KeyServiceFault.passing(said, fault) : KeyServiceFault.lasting(said, fault);
    }
}
