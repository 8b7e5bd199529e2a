package io.ghasi.delivery.testkit.kms;

import io.ghasi.delivery.testkit.kms.JsonServer.Reply;
import io.ghasi.delivery.testkit.kms.JsonServer.Request;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Vault's HTTP API as far as its transit engine, its tokens and its login for Kubernetes go. */
public final class VaultServer implements AutoCloseable {
    private final Map<String, TransitKey> keys = new ConcurrentHashMap<>();
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private final ServiceAccounts accounts = new ServiceAccounts();
    private final VaultTokens tokens = new VaultTokens();
    private final JsonServer server;
    private volatile Duration life = Duration.ofHours(1);
    private volatile String forbidden = "nothing";

    private VaultServer() throws IOException {
        server = new JsonServer(this::answer);
    }

    /** On a free port, without keys. */
    public static VaultServer start() throws IOException {
        return new VaultServer();
    }

    public int port() {
        return server.port();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** What came, such as {@code POST /v1/transit/decrypt/delivery}. */
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

    /** A new key of one version; {@code type} is {@code ed25519}, {@code aes256-gcm96} or something else. */
    public void create(String name, String type) throws GeneralSecurityException {
        keys.put(name, new TransitKey(name, type));
    }

    /** One more version, which signs and seals from now on. */
    public void rotate(String name) throws GeneralSecurityException {
        key(name).rotate();
    }

    /** Versions below {@code version} are good for nothing any more. */
    public void retireBelow(String name, int version) {
        key(name).minimum(version);
    }

    /** The newest version; its kid is {@code name:version}. */
    public SigningKey newest(String name) {
        return key(name).newest();
    }

    /** {@code vault:v1:…} of {@code text}. */
    public String seal(String name, String text) throws GeneralSecurityException {
        return key(name).seal(TransitKey.utf8(text));
    }

    /** A token as an operator would make one, good for so long and renewable. */
    public String issueToken(Duration good) {
        return tokens.issue(good);
    }

    /** No token that was given out is good any more. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Whoever logs in gets a token for so long. */
    public void giveTokensFor(Duration good) {
        life = good;
    }

    /** Nobody may ask for what begins with {@code path}. */
    public void forbid(String path) {
        forbidden = path;
    }

    /** {@code subject} of Kubernetes may log in as {@code role}. */
    public void bind(String role, String subject) {
        roles.put(role, subject);
    }

    /** What Kubernetes would put into a pod of {@code subject}. */
    public String serviceAccountToken(String subject) {
        return accounts.token(subject, Duration.ofHours(1));
    }

    private TransitKey key(String name) {
        TransitKey key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("there is no key " + name);
        }
        return key;
    }

    private Reply answer(Request request) throws GeneralSecurityException {
        List<String> path = Arrays.asList(request.path().substring(1).split("/", -1));
        if (request.path().equals("/v1/auth/kubernetes/login")) {
            return login(request);
        }
        if (!tokens.isGood(request.header("X-Vault-Token")) || request.path().startsWith(forbidden)) {
            return fault(403, "permission denied");
        }
        if (request.path().startsWith("/v1/auth/token/")) {
            return ofToken(request.header("X-Vault-Token"), path.getLast());
        }
        boolean transit = path.size() >= 4 && path.get(1).equals("transit");
        return transit ? transit(request, path) : fault(404, "no handler for route");
    }

    private Reply login(Request request) {
        String subject = accounts.subject(request.text("jwt"));
        if (subject == null || !subject.equals(roles.get(request.text("role")))) {
            return fault(403, "permission denied");
        }
        return auth(tokens.issue(life));
    }

    private Reply ofToken(String token, String what) {
        if (what.equals("renew-self")) {
            tokens.renew(token);
            return auth(token);
        }
        ObjectNode answer = JsonServer.object();
        answer.putObject("data").put("ttl", tokens.left(token)).put("renewable", true);
        return Reply.ok(answer);
    }

    private Reply auth(String token) {
        ObjectNode answer = JsonServer.object();
        answer.putObject("auth")
                .put("client_token", token)
                .put("lease_duration", tokens.left(token))
                .put("renewable", true);
        return Reply.ok(answer);
    }

    private Reply transit(Request request, List<String> path) throws GeneralSecurityException {
        TransitKey key = keys.get(path.get(3));
        if (key == null) {
            return path.get(2).equals("keys") ? missing() : fault(400, "encryption key not found");
        }
        ObjectNode answer = JsonServer.object();
        ObjectNode data = answer.putObject("data");
        switch (String.join(" ", request.method(), path.get(2), path.size() > 4 ? path.get(4) : "")
                .strip()) {
            case "GET keys" -> answer.set("data", key.described());
            case "POST keys rotate" -> key.rotate();
            case "POST keys config" ->
                key.minimum(request.json().path("min_decryption_version").asInt(1));
            case "POST encrypt" -> data.put("ciphertext", key.seal(bytes(request.text("plaintext"))));
            case "POST sign" -> data.put("signature", key.sign(bytes(request.text("input"))));
            case "POST decrypt" -> {
                try {
                    data.put("plaintext", TransitKey.text(key.open(request.text("ciphertext"))));
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    return fault(400, "invalid ciphertext: " + e.getMessage());
                }
            }
            default -> {
                return fault(405, "unsupported operation");
            }
        }
        return Reply.ok(answer);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    // Nothing is wrong, and nothing is there.
    private static Reply missing() {
        ObjectNode answer = JsonServer.object();
        answer.putArray("errors");
        return new Reply(404, answer.toString());
    }

    private static Reply fault(int status, String message) {
        ObjectNode answer = JsonServer.object();
        answer.putArray("errors").add(message);
        return new Reply(status, answer.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
