package dev.fairlead.gateway.registry;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.tunnel.keys.PrivateFile;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads and writes the registered agents of a gateway's directory. Every call goes to the file system. */
public final class AgentRegistry {
    private static final String SUFFIX = ".json";
    private static final String LOCK = "lock";

    private final GatewayDirectory directory;

    public AgentRegistry(GatewayDirectory directory) {
        this.directory = directory;
    }

    /** Adds an agent, or replaces what is known of it. */
    public void save(RegisteredAgent agent) throws IOException {
        JsonObject json = Json.object()
                .add("agent", agent.name().agentId())
                .add("tenant", agent.name().tenant())
                .add("location", agent.locationId())
                .add("enrolled", agent.enrolled().toString())
                .add("certificateEnds", agent.certificateEnds().toString())
                .add("revoked", agent.revoked())
                .build();
        PrivateFile.write(file(agent.name().agentId()), json.toString());
    }

    /**
     * The agent with that id; empty if there is none.
     *
     * @throws IOException if its file cannot be read or is damaged
     */
    public Optional<RegisteredAgent> find(String agentId) throws IOException {
        if (!AgentName.isAgentId(agentId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file(agentId)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Lets an agent connect no more; a running gateway ends its sessions within seconds.
     *
     * @return whether there is such an agent
     */
    public boolean revoke(String agentId) throws IOException {
        return change(agentId, RegisteredAgent::revoke);
    }

    /**
     * Notes until when an agent's new certificate is valid; whether it was revoked stays as it is.
     *
     * @return whether there is such an agent
     */
    public boolean renewed(String agentId, Instant end) throws IOException {
        return change(agentId, agent -> agent.withCertificateUntil(end));
    }

    /** One change after the other, also by other processes: none of them may undo a revocation. */
    private boolean change(String agentId, UnaryOperator<RegisteredAgent> change) throws IOException {
        synchronized (AgentRegistry.class) {
            try (FileChannel file = FileChannel.open(
                            directory.agents().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                Optional<RegisteredAgent> agent = find(agentId).filter(found -> held.isValid());
                if (agent.isPresent()) {
                    save(change.apply(agent.get()));
                }
                return agent.isPresent();
            }
        }
    }

    /** All agents, the oldest first. */
    public List<RegisteredAgent> all() throws IOException {
        List<RegisteredAgent> agents = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.agents())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().endsWith(SUFFIX)) {
                    agents.add(read(file));
                }
            }
        }
        agents.sort(java.util.Comparator.comparing(RegisteredAgent::enrolled));
        return agents;
    }

    private Path file(String agentId) {
        return directory.agents().resolve(agentId + SUFFIX);
    }

    private static RegisteredAgent read(Path file) throws IOException {
        String text = PrivateFile.read(file);
        try {
            JsonObject json = Json.read(text);
            return new RegisteredAgent(
                    new AgentName(json.getString("tenant"), json.getString("agent")),
                    json.getString("location"),
                    Instant.parse(json.getString("enrolled")),
                    Instant.parse(json.getString("certificateEnds")),
                    json.getBoolean("revoked"));
        } catch (JsonException
                | DateTimeException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException e) {
            throw new IOException(file + " is damaged: remove it and enrol that agent again", e);
        }
    }
}
