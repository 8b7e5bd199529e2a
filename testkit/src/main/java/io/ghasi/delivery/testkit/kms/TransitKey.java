package io.ghasi.delivery.testkit.kms;

import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A key of Vault's transit engine with its versions, which count from 1. */
final class TransitKey {
    private static final Pattern SEALED = Pattern.compile("vault:v(\\d{1,9}):(.+)");

    private final String name;
    private final String type;
    private final List<SigningKey> signing = new ArrayList<>();
    private final List<Aes> sealing = new ArrayList<>();
    private int minimum = 1;

    /** {@code type}: {@code ed25519} to sign with, {@code aes256-gcm96} to seal with, or something that does neither here. */
    TransitKey(String name, String type) throws GeneralSecurityException {
        this.name = name;
        this.type = type;
        rotate();
    }

    synchronized void rotate() throws GeneralSecurityException {
        signing.add(SigningKey.create(name + ":" + (signing.size() + 1)));
        sealing.add(new Aes());
    }

    /** Versions below are archived: they verify and open nothing. */
    synchronized void minimum(int version) {
        minimum = version;
    }

    synchronized SigningKey newest() {
        return signing.getLast();
    }

    /** {@code data} of what Vault says of it. */
    synchronized ObjectNode described() {
        ObjectNode data = JsonServer.object()
                .put("name", name)
                .put("type", type)
                .put("latest_version", signing.size())
                .put("min_available_version", 0)
                .put("min_decryption_version", minimum)
                .put("derived", false)
                .put("supports_signing", type.equals("ed25519"));
        ObjectNode versions = data.putObject("keys");
        for (int version = minimum; version <= signing.size(); version++) {
            if (type.equals("ed25519")) {
                versions.putObject(Integer.toString(version))
                        .put("name", type)
                        .put("creation_time", "2026-11-01T00:00:00.000000000Z")
                        .put("public_key", text(signing.get(version - 1).publicBytes()));
            } else {
                versions.put(Integer.toString(version), 1_793_000_000L);
            }
        }
        return data;
    }

    synchronized String seal(byte[] plain) throws GeneralSecurityException {
        return "vault:v" + sealing.size() + ":" + text(sealing.getLast().encrypt(plain));
    }

    /** @throws GeneralSecurityException where it is not a ciphertext of a version that still opens */
    synchronized byte[] open(String sealed) throws GeneralSecurityException {
        Matcher parts = SEALED.matcher(sealed);
        int version = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
        if (version < minimum || version > sealing.size()) {
            throw new GeneralSecurityException("ciphertext or signature version is disallowed by policy (too old)");
        }
        return sealing.get(version - 1).decrypt(Base64.getDecoder().decode(parts.group(2)));
    }

    synchronized String sign(byte[] message) {
        return "vault:v" + signing.size() + ":" + text(signing.getLast().sign(message));
    }

    static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
