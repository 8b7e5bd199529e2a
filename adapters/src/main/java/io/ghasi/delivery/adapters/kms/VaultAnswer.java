package io.ghasi.delivery.adapters.kms;

import java.util.Base64;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Vault answered. */
record VaultAnswer(int status, JsonNode json) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int DENIED = 403;
    private static final int MISSING = 404;
    private static final int TOO_MANY = 429;
    // 3xx, 412: a standby that cannot ask its leader, or has not caught up; 5xx: it is sealed, or has a fault.
    private static final Set<Integer> LATER = Set.of(301, 302, 303, 307, 308, MISSING, 408, 412, TOO_MANY, 472, 473);

    static VaultAnswer read(int status, byte[] body) throws KeyServiceFault {
        try {
            return new VaultAnswer(status, JSON.readTree(body));
        } catch (JacksonException e) {
            if (status == OK) {
                throw KeyServiceFault.passing("Vault gave an answer that is not JSON", null);
            }
            return new VaultAnswer(status, JsonNodeFactory.instance.objectNode());
        }
    }

    boolean isGood() {
        return status == OK;
    }

    boolean isDenied() {
        return status == DENIED;
    }

    /** Vault's own word for what is not there: an empty list of errors. Others say 404 too, a proxy for one, or Vault where nothing is mounted. */
    boolean isMissing() {
        JsonNode errors = json.path("errors");
        return status == MISSING && errors.isArray() && errors.isEmpty();
    }

    /** {@code member} of an answer to {@code what}, which has to be good. */
    JsonNode good(String what, String member) throws KeyServiceFault {
        if (status != OK) {
            throw fault(what);
        }
        JsonNode found = json.path(member);
        if (!found.isObject()) {
            throw KeyServiceFault.passing("Vault gave an answer for " + what + " without " + member, null);
        }
        return found;
    }

    private KeyServiceFault fault(String what) {
        if (isDenied()) {
            return KeyServiceFault.lasting("Vault refuses us " + what + " (403)", null);
        }
        boolean passing = status >= 500 || LATER.contains(status);
        String said = "Vault does not give " + what + " (" + status + ")";
        return passing ? KeyServiceFault.passing(said, null) : KeyServiceFault.lasting(said, null);
    }

    /** The bytes that {@code text} of an answer is; some, in any case. */
    static byte[] bytes(JsonNode text, String what) throws KeyServiceFault {
        if (text.asString("").isEmpty()) {
            throw KeyServiceFault.passing("Vault gave nothing for " + what, null);
        }
        try {
            return Base64.getDecoder().decode(text.asString());
        } catch (IllegalArgumentException | JacksonException _) {
            throw KeyServiceFault.passing("Vault gave something for " + what + " that is not base64", null);
        }
    }
}
