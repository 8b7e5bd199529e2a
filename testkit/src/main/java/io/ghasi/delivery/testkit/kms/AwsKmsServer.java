package io.ghasi.delivery.testkit.kms;

import io.ghasi.delivery.testkit.kms.JsonServer.Reply;
import io.ghasi.delivery.testkit.kms.JsonServer.Request;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** AWS KMS's JSON protocol ({@code TrentService}): GetPublicKey, Sign, Encrypt and Decrypt of keys that are made at run time. */
public final class AwsKmsServer implements AutoCloseable {
    public static final String REGION = "eu-central-1";
    public static final String ACCESS_KEY = "AKIATESTKIT000000000";

    private static final String ARN = "arn:aws:kms:" + REGION + ":111122223333:key/";
    private static final String ED25519 = "ECC_NIST_EDWARDS25519";

    private final String secretKey = UUID.randomUUID().toString();
    private final SignatureV4 signature = new SignatureV4(ACCESS_KEY, secretKey);
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();
    private final JsonServer server;

    private AwsKmsServer() throws IOException {
        server = new JsonServer(this::answer);
    }

    /** One key: to sign or to seal with, whichever is there. */
    private record Key(
            String id,
            String spec,
            @Nullable SigningKey signing,
            @Nullable Aes sealing,
            String state) {
        Key become(String other) {
            return new Key(id, spec, signing, sealing, other);
        }
    }

    /** On a free port, without keys. */
    public static AwsKmsServer start() throws IOException {
        return new AwsKmsServer();
    }

    public int port() {
        return server.port();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The secret of {@link #ACCESS_KEY}. */
    public String secretKey() {
        return secretKey;
    }

    /** What came, such as {@code POST / TrentService.Decrypt}. */
    public List<String> asked() {
        return server.asked();
    }

    /** Every answer is {@code body} from now on, with {@code status}. */
    public void garble(int status, String body) {
        server.answerInstead(new Reply(status, body));
    }

    /** Answers as it ought to. */
    public void mend() {
        server.answerInstead(null);
    }

    /** Its clock says so much more than ours. The date of its answers is the JDK's own. */
    public void clockIsAhead(Duration by) {
        signature.clockIsAhead(by);
    }

    /** A new Ed25519 key, which {@code alias} names from now on; its kid is its id. */
    public SigningKey createSigningKey(String alias) {
        SigningKey key = SigningKey.create(UUID.randomUUID().toString());
        put(alias, new Key(key.kid(), ED25519, key, null, "Enabled"));
        return key;
    }

    /** A new symmetric key under {@code alias}. */
    public void createSealingKey(String alias) throws GeneralSecurityException {
        put(alias, new Key(UUID.randomUUID().toString(), "SYMMETRIC_DEFAULT", null, new Aes(), "Enabled"));
    }

    /** A key of a kind that is never asked to do anything here, such as {@code RSA_2048}. */
    public void createOther(String alias, String spec) {
        put(alias, new Key(UUID.randomUUID().toString(), spec, null, null, "Enabled"));
    }

    /** {@code alias} names another alias's key. */
    public void point(String alias, String other) {
        aliases.put(alias, aliases.get(other));
    }

    /** The key is there, and may not be used. */
    public void disable(SigningKey key) {
        keys.computeIfPresent(key.kid(), (_, it) -> it.become("Disabled"));
    }

    /** The key will be deleted. */
    public void scheduleDeletion(SigningKey key) {
        keys.computeIfPresent(key.kid(), (_, it) -> it.become("PendingDeletion"));
    }

    /** The name of {@code key} all over the world. */
    public static String arn(SigningKey key) {
        return ARN + key.kid();
    }

    /** The ciphertext of {@code text} as the CLI prints it, base64. */
    public String seal(String alias, String text) throws GeneralSecurityException {
        Key key = keys.get(aliases.get(alias));
        if (key == null || key.sealing() == null) {
            throw new IllegalArgumentException(alias + " seals nothing");
        }
        return blob(key, key.sealing().encrypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void put(String alias, Key key) {
        keys.put(key.id(), key);
        aliases.put(alias, key.id());
    }

    private Reply answer(Request request) throws GeneralSecurityException {
        if (!request.header("Content-Type").equals("application/x-amz-json-1.1")) {
            return fault("SerializationException", "this speaks application/x-amz-json-1.1");
        }
        return switch (signature.of(request, REGION, "kms")) {
            case NONE -> fault("MissingAuthenticationTokenException", "Request is missing Authentication Token");
            case UNKNOWN_KEY ->
                fault("UnrecognizedClientException", "The security token included in the request is invalid.");
            case WRONG -> fault("InvalidSignatureException", "The request signature does not match");
            case GOOD -> perform(request);
        };
    }

    private Reply perform(Request request) throws GeneralSecurityException {
        String operation = request.header("X-Amz-Target").replaceFirst("^TrentService\\.", "");
        String blob = request.text("CiphertextBlob");
        Key key = keys.get(operation.equals("Decrypt") ? keyOf(blob) : id(request.text("KeyId")));
        if (key == null) {
            return operation.equals("Decrypt")
                    ? fault("InvalidCiphertextException", "")
                    : fault("NotFoundException", "Key '" + request.text("KeyId") + "' does not exist");
        }
        if (key.state().equals("Disabled")) {
            return fault("DisabledException", ARN + key.id() + " is disabled.");
        }
        if (!key.state().equals("Enabled")) {
            return fault("KMSInvalidStateException", ARN + key.id() + " is pending deletion.");
        }
        return switch (operation) {
            case "GetPublicKey" -> publicKey(key);
            case "Sign" -> sign(key, bytes(request.text("Message")), request.text("SigningAlgorithm"));
            case "Encrypt" -> encrypt(key, bytes(request.text("Plaintext")));
            case "Decrypt" -> decrypt(key, blob, request.text("KeyId"));
            default -> fault("UnknownOperationException", operation);
        };
    }

    private static Reply publicKey(Key key) {
        byte[] info = key.signing() == null ? new byte[0] : key.signing().publicKey();
        return Reply.ok(answerOf(key)
                .put("KeySpec", key.spec())
                .put("KeyUsage", "SIGN_VERIFY")
                .put("PublicKey", text(info)));
    }

    private static Reply sign(Key key, byte[] message, String algorithm) {
        return key.signing() == null || !algorithm.equals("ED25519_SHA_512")
                ? fault("InvalidKeyUsageException", ARN + key.id() + " does not sign so.")
                : Reply.ok(answerOf(key)
                        .put("SigningAlgorithm", algorithm)
                        .put("Signature", text(key.signing().sign(message))));
    }

    private static Reply encrypt(Key key, byte[] plain) throws GeneralSecurityException {
        return key.sealing() == null
                ? fault("InvalidKeyUsageException", ARN + key.id() + " encrypts nothing.")
                : Reply.ok(answerOf(key)
                        .put("CiphertextBlob", blob(key, key.sealing().encrypt(plain))));
    }

    private Reply decrypt(Key key, String blob, String asked) throws GeneralSecurityException {
        if (!asked.isEmpty() && !key.id().equals(id(asked))) {
            return fault(
                    "IncorrectKeyException", "The key ID in the request does not identify a CMK that can do this.");
        }
        if (key.sealing() == null) {
            return fault("InvalidKeyUsageException", ARN + key.id() + " decrypts nothing.");
        }
        byte[] whole = bytes(blob);
        try {
            byte[] plain =
                    key.sealing().decrypt(Arrays.copyOfRange(whole, key.id().length(), whole.length));
            return Reply.ok(answerOf(key).put("Plaintext", text(plain)));
        } catch (GeneralSecurityException _) {
            return fault("InvalidCiphertextException", "");
        }
    }

    private static ObjectNode answerOf(Key key) {
        return JsonServer.object().put("KeyId", ARN + key.id());
    }

    private String id(String said) {
        String id = said.startsWith(ARN) ? said.substring(ARN.length()) : said;
        return aliases.getOrDefault(id, id);
    }

    // A ciphertext of AWS's says which key it is of, too; in a form that is nobody's business.
    private static String blob(Key key, byte[] sealed) {
        byte[] id = key.id().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(id, id.length + sealed.length);
        System.arraycopy(sealed, 0, whole, id.length, sealed.length);
        return text(whole);
    }

    private static String keyOf(String blob) {
        byte[] whole = bytes(blob);
        int length = UUID.randomUUID().toString().length();
        return new String(whole, 0, Math.min(length, whole.length), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Reply fault(String type, String message) {
        return new Reply(
                400,
                JsonServer.object().put("__type", type).put("message", message).toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
