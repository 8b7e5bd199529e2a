package io.ghasi.delivery.adapters.aws;

import io.ghasi.delivery.adapters.tls.Authorities;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The JDK's connections for AWS's clients. */
public final class AwsConnections {
    private AwsConnections() {}

    /** To whom {@code authorities} vouch for; null for those whom the JVM trusts. */
    public static UrlConnectionHttpClient.Builder to(@Nullable Authorities authorities) {
        UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder();
        return authorities == null
                ? http
                : http.tlsTrustManagersProvider(() -> new TrustManager[] {authorities.trust()});
    }
}
