package dev.fairlead.gateway.enrolment;

import dev.fairlead.tunnel.keys.Sha256;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What the gateway keeps of a code.
 *
 * @param secretHash SHA-256 of the secret, which has 256 random bits and so needs no salt
 * @param tenant what the agent will serve
 * @param locationId what the agent will serve; empty for none
 * @param expires end of its validity
 * @param failures attempts with a wrong secret
 */
record StoredCode(String secretHash, String tenant, String locationId, Instant expires, int failures) {

    static StoredCode of(String secret, String tenant, String locationId, Instant expires) {
        return new StoredCode(HexFormat.of().formatHex(hash(secret)), tenant, locationId, expires, 0);
    }

    /** Takes the same time wherever the two differ. */
    boolean matches(String secret) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(secretHash), hash(secret));
    }

    StoredCode failedOnce() {
        return new StoredCode(secretHash, tenant, locationId, expires, failures + 1);
    }

    String toJson() {
        return Json.object()
                .add("secretHash", secretHash)
                .add("tenant", tenant)
                .add("location", locationId)
                .add("expires", expires.toString())
                .add("failures", failures)
                .build()
                .toString();
    }

    /** @throws IllegalArgumentException if the text is something else */
    static StoredCode fromJson(String text) {
        try {
            JsonObject json = Json.read(text);
            return new StoredCode(
                    json.getString("secretHash"),
                    json.getString("tenant"),
                    json.getString("location"),
                    Instant.parse(json.getString("expires")),
                    json.getInt("failures"));
        } catch (JsonException | DateTimeException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException("not a stored code", e);
        }
    }

    private static byte[] hash(String secret) {
        return Sha256.digest().digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "StoredCode[" + tenant + ", " + locationId + ", " + expires + "]";
    }
}
