package dev.fairlead.tunnel.token;

import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Issuers with their public keys that a gateway tells an agent of (authentication specification, 11.4). That an issuer
 * is offered does not make anybody trust it: the agent's configuration has to name it.
 *
 * @param keys JWKS documents by issuer
 */
public record OfferedIssuers(Map<String, JsonObject> keys) {
    /** What an agent asks its gateway for, in place of the name of a service; no service can have that name. */
    public static final String SERVICE = "fairlead:issuers";

    private static final String MEMBER = "issuers";

    public OfferedIssuers {
        keys = Map.copyOf(keys);
    }

    /** As it is sent. */
    public byte[] encoded() {
        JsonObjectBuilder issuers = Json.object();
        keys.forEach(issuers::add);
        return Json.object().add(MEMBER, issuers).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws IOException if it is something else
     */
    public static OfferedIssuers decode(byte[] encoded) throws IOException {
        try {
            Map<String, JsonObject> keys = new LinkedHashMap<>();
            JsonObject issuers =
                    Json.read(new String(encoded, StandardCharsets.UTF_8)).getJsonObject(MEMBER);
            for (Map.Entry<String, JsonValue> issuer : issuers.entrySet()) {
                keys.put(issuer.getKey(), issuer.getValue().asJsonObject());
            }
            return new OfferedIssuers(keys);
        } catch (JsonException | ClassCastException | NullPointerException malformed) {
            throw new IOException("The gateway's list of issuers is malformed", malformed);
        }
    }
}
