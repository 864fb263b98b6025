package dev.fairlead.agent.statistics;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.tunnel.keys.PrivateFile;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What passed through the mappings, in a file of the agent's directory, so that it survives a restart (agent
 * specification, 11.3). Statistics are worth no failure: a file that cannot be read or written is told once, and counting
 * begins anew or ends with the process.
 */
public final class UsageFile {
    private static final System.Logger LOGGER = System.getLogger(UsageFile.class.getName());
    private static final String NAME = "usage.json";

    private final Path file;
    private final Traffic traffic;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param directory of the agent */
    public UsageFile(Path directory, Traffic traffic) {
        this.file = directory.resolve(NAME);
        this.traffic = traffic;
    }

    /** Adds what the file says about mappings that are exposed. */
    public void load(AccessRules access) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonObject mappings = Json.read(PrivateFile.read(file)).getJsonObject("mappings");
            Map<String, KeptUsage> kept = new HashMap<>();
            for (Map.Entry<String, JsonValue> entry : mappings.entrySet()) {
                kept.put(entry.getKey(), read(entry.getValue().asJsonObject()));
            }
            traffic.restore(kept, access);
        } catch (IOException
                | JsonException
                | ClassCastException
                | NullPointerException
                | ArithmeticException damaged) {
            tell(damaged);
        }
    }

    /** Writes it; blocks. One at a time, so that what is written last is the newest. */
    public synchronized void save() {
        JsonObjectBuilder mappings = Json.object();
        traffic.kept().forEach((virtual, usage) -> mappings.add(virtual, json(usage)));
        try {
            PrivateFile.write(
                    file, Json.object().add("mappings", mappings).build().toString());
        } catch (IOException impossible) {
            tell(impossible);
        }
    }

    private void tell(Exception problem) {
        if (told.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Access statistics are not kept across restarts: {0}: {1}",
                    file.getFileName(),
                    problem.getMessage());
        }
    }

    private static JsonObjectBuilder json(KeptUsage usage) {
        JsonObjectBuilder refused = Json.object();
        usage.refused().forEach(refused::add);
        return Json.object()
                .add("allowed", usage.allowed())
                .add("refused", refused)
                .add("received", usage.bytesReceived())
                .add("sent", usage.bytesSent())
                .add("lastAccess", usage.lastAccessMillis());
    }

    private static KeptUsage read(JsonObject json) {
        Map<String, Long> refused = new HashMap<>();
        json.getJsonObject("refused").forEach((reason, count) -> refused.put(reason, number(count)));
        return new KeptUsage(
                number(json.get("allowed")),
                refused,
                number(json.get("received")),
                number(json.get("sent")),
                number(json.get("lastAccess")));
    }

    private static long number(JsonValue value) {
        return ((JsonNumber) value).longValueExact();
    }
}
