package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Requests with AWS Signature Version 4 in their headers.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">how a request is signed</a>
 */
record SignedRequests(URI endpoint, String accessKey, String secretKey) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    HttpResponse<String> put(String path, String text) throws Exception {
        return send("PUT", path, text);
    }

    HttpResponse<String> unsigned(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String text) throws Exception {
        String time = TIME.format(Instant.now());
        String hash = sha256(text);
        String canonical = """
                %s
                %s

                host:%s
                x-amz-content-sha256:%s
                x-amz-date:%s

                %s
                %s""".formatted(method, path, endpoint.getAuthority(), hash, time, SIGNED, hash);
        String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
        String signature = sign(scope, "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical));
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .method(method, BodyPublishers.ofString(text))
                .header("x-amz-content-sha256", hash)
                .header("x-amz-date", time)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + SIGNED
                                + ", Signature=" + signature)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private String sign(String scope, String text) throws GeneralSecurityException {
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(mac(key, text));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) throws GeneralSecurityException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
