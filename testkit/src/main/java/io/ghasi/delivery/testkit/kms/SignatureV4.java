package io.ghasi.delivery.testkit.kms;

import io.ghasi.delivery.testkit.kms.JsonServer.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who signed a request, by AWS's Signature Version 4: the server's side of it. */
final class SignatureV4 {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String accessKey;
    private final String secretKey;
    private volatile Duration ahead = Duration.ZERO;

    SignatureV4(String accessKey, String secretKey) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** The server's clock says so much more than ours. */
    void clockIsAhead(Duration by) {
        ahead = by;
    }

    enum Verdict {
        GOOD,
        NONE,
        UNKNOWN_KEY,
        WRONG
    }

    Verdict of(Request request, String region, String service) throws GeneralSecurityException {
        Matcher said = AUTHORIZATION.matcher(request.header("Authorization"));
        if (!said.matches()) {
            return Verdict.NONE;
        }
        if (!said.group(1).equals(accessKey)) {
            return Verdict.UNKNOWN_KEY;
        }
        String date = request.header("X-Amz-Date");
        List<String> signed = Arrays.asList(said.group(5).split(";", -1));
        boolean fits = said.group(3).equals(region)
                && said.group(4).equals(service)
                && date.startsWith(said.group(2))
                && signed.containsAll(List.of("host", "x-amz-date", "x-amz-target"))
                && Duration.between(
                                        Instant.from(DATE.parse(date)),
                                        Instant.now().plus(ahead))
                                .abs()
                                .compareTo(SKEW)
                        < 0;
        String scope = said.group(2) + "/" + region + "/" + service + "/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + sha256(canonical(request, signed));
        byte[] wanted = hmac(key(said.group(2), region, service), toSign);
        return fits && MessageDigest.isEqual(wanted, HexFormat.of().parseHex(said.group(6)))
                ? Verdict.GOOD
                : Verdict.WRONG;
    }

    private static byte[] canonical(Request request, List<String> signed) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append('\n').append(request.path()).append("\n\n");
        for (String header : signed) {
            text.append(header)
                    .append(':')
                    .append(request.header(header).strip())
                    .append('\n');
        }
        text.append('\n')
                .append(String.join(";", signed))
                .append('\n')
                .append(sha256(request.body().getBytes(StandardCharsets.UTF_8)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] key(String day, String region, String service) throws GeneralSecurityException {
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, region, service, "aws4_request")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
