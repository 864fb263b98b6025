package dev.fairlead.agent.statistics;

import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Usage by virtual names as JSON. */
final class UsageJson {
    private static final String MAPPINGS = "mappings";
    private static final String REFUSED = "refused";
    /** As many as a {@code long} holds whatever they are. */
    private static final int MAX_DIGITS = 18;

    private UsageJson() {}

    static String write(Map<String, KeptUsage> usages) {
        JsonObjectBuilder mappings = Json.object();
        usages.forEach((virtual, usage) -> mappings.add(virtual, json(usage)));
        return Json.object().add(MAPPINGS, mappings).build().toString();
    }

    private static JsonObjectBuilder json(KeptUsage usage) {
        JsonObjectBuilder refused = Json.object();
        usage.refused().forEach(refused::add);
        return Json.object()
                .add("allowed", usage.allowed())
                .add(REFUSED, refused)
                .add("received", usage.bytesReceived())
                .add("sent", usage.bytesSent())
                .add("lastAccess", usage.lastAccessMillis());
    }

    /** @throws MalformedMessageException saying what is wrong with the text, and where */
    static Map<String, KeptUsage> read(String text) throws MalformedMessageException {
        JsonObject mappings = object(whole(text), MAPPINGS, "it");
        Map<String, KeptUsage> usages = new HashMap<>();
        for (String virtual : mappings.keySet()) {
            usages.put(virtual, usage(object(mappings, virtual, MAPPINGS), virtual));
        }
        return usages;
    }

    private static JsonObject whole(String text) throws MalformedMessageException {
        try {
            return Json.read(text);
        } catch (JsonException e) {
            throw new MalformedMessageException("it is no JSON object");
        }
    }

    private static KeptUsage usage(JsonObject json, String virtual) throws MalformedMessageException {
        JsonObject reasons = object(json, REFUSED, virtual);
        Map<String, Long> refused = new HashMap<>();
        for (String reason : reasons.keySet()) {
            refused.put(reason, count(reasons, reason, virtual));
        }
        return new KeptUsage(
                count(json, "allowed", virtual),
                refused,
                count(json, "received", virtual),
                count(json, "sent", virtual),
                count(json, "lastAccess", virtual));
    }

    private static JsonObject object(JsonObject parent, String name, String where) throws MalformedMessageException {
        if (parent.get(name) instanceof JsonObject object) {
            return object;
        }
        throw new MalformedMessageException(where + " has no object " + name);
    }

    private static long count(JsonObject parent, String name, String where) throws MalformedMessageException {
        JsonValue value = parent.get(name);
        if (value instanceof JsonNumber number && number.isIntegral() && isCount(number.bigDecimalValue())) {
            return number.longValue();
        }
        throw new MalformedMessageException(where + " has no count " + name);
    }

    private static boolean isCount(BigDecimal number) {
        return number.signum() >= 0 && number.precision() <= MAX_DIGITS;
    }
}
