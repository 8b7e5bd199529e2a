package io.ghasi.delivery.adapters.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator is told of a certificate that was refused, in place of what libraries say of it. */
public final class CertificateFault {
    private static final int DEEPEST = 20;

    private CertificateFault() {}

    /** The end of a sentence that says that somebody does not answer: such as {@code : its certificate has expired}. Empty where it is for another reason. */
    public static String note(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            String said = of(cause);
            if (said != null) {
                return ": " + said;
            }
            cause = cause.getCause();
        }
        return "";
    }

    private static @Nullable String of(Throwable cause) {
        return switch (cause) {
            case CertificateExpiredException _ -> "its certificate has expired";
            case CertificateNotYetValidException _ -> "its certificate is not valid yet";
            case CertPathBuilderException _ -> "its certificate is vouched for by nobody whom we trust";
            default -> isAnothersName(String.valueOf(cause.getMessage())) ? "its certificate is another name's" : null;
        };
    }

    // The JDK has no type for it, and PostgreSQL's driver compares names itself.
    private static boolean isAnothersName(String message) {
        String said = message.toLowerCase(Locale.ROOT);
        return said.contains("no subject alternative")
                || said.contains("no name matching")
                || said.contains("could not be verified by hostnameverifier");
    }
}
