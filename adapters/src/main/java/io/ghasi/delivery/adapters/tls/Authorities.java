package io.ghasi.delivery.adapters.tls;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who vouch for servers: the certificates in a PEM file. The file is looked at with each handshake; one that will not do leaves those in
 * force who were. Thread-safe.
 */
public final class Authorities {
    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);
    // A resumed session shows no certificate: who is not vouched for any more must not come back by one for long.
    private static final int SESSION_SECONDS = 60;

    private final Path pem;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Known known;

    /** Trust in what {@code text} says, which is the file's. */
    private record Known(String text, X509ExtendedTrustManager trust) {}

    private Authorities(Path pem, Known known) {
        this.pem = pem;
        this.known = known;
    }

    /**
     * Those in {@code pem}, now and later.
     *
     * @throws IOException where it cannot be read now, or has no certificate
     */
    public static Authorities in(Path pem) throws IOException {
        return new Authorities(pem, read(pem, text(pem)));
    }

    /** The same of a setting that may be left out: null where it is. */
    public static @Nullable Authorities inOptional(@Nullable Path pem) throws IOException {
        return pem == null ? null : in(pem);
    }

    private static Known read(Path pem, String text) throws IOException {
        try {
            return new Known(text, PemTrust.of(text));
        } catch (GeneralSecurityException e) {
            throw new IOException("no authorities in " + pem + ": " + e.getMessage(), e);
        }
    }

    // Any byte is a letter: what stands between certificates may be in any language.
    private static String text(Path pem) throws IOException {
        return Files.readString(pem, StandardCharsets.ISO_8859_1);
    }

    /** Trusts those whom they vouch for; who connects says whether names are compared. */
    public X509ExtendedTrustManager trust() {
        return new CurrentTrust(this::now);
    }

    /** TLS with those whom they vouch for, as {@code trust} has it. */
    public static SSLContext context(X509ExtendedTrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** HTTP over TLS with those whom {@code authorities} vouch for; null for those whom the JVM trusts. Names are compared in any case. */
    public static HttpClient.Builder client(@Nullable Authorities authorities) {
        HttpClient.Builder client = HttpClient.newBuilder();
        return authorities == null ? client : client.sslContext(context(authorities.trust()));
    }

    private X509ExtendedTrustManager now() {
        looking.lock();
        try {
            String text = text(pem);
            if (!text.equals(known.text())) {
                known = read(pem, text);
                LOG.info(LogEvent.AUTHORITY_CHANGED, "servers are vouched for by others: {}", pem);
            }
        } catch (IOException e) {
            LOG.warn(
                    LogEvent.AUTHORITY_UNREADABLE,
                    "servers are vouched for by those who did before: {}",
                    String.valueOf(e.getMessage()));
        } finally {
            looking.unlock();
        }
        return known.trust();
    }
}
