package dev.fairlead.tunnel.enrolment;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an agent knows after its enrolment: who it is, where its gateway listens, and whom to believe there.
 *
 * @param tenant the tenant it serves
 * @param locationId the location it serves; empty for none
 * @param agentId its name at the gateway
 * @param endpoint where the gateway listens
 * @param authority the gateway's certificate authority, the only one trusted on the tunnel
 * @param identity private key and certificate; the key was made on this machine
 */
public record AgentCredentials(
        String tenant,
        String locationId,
        String agentId,
        Endpoint endpoint,
        X509Certificate authority,
        Identity identity) {

    private static final String FILE_NAME = "tunnel-credentials.json";

    public AgentCredentials {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(identity, "identity");
    }

    /** Writes them into a folder of the agent, as one file that only its owner can read. */
    public void store(Path directory) throws IOException {
        PrivateFile.createDirectory(directory);
        PrivateFile.write(directory.resolve(FILE_NAME), toJson().toString());
    }

    /**
     * Reads what {@link #store} wrote; empty if nothing was stored there.
     *
     * @throws IOException if the file is damaged, or open to others than its owner
     */
    public static Optional<AgentCredentials> load(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(fromJson(Json.read(PrivateFile.read(file))));
        } catch (GeneralSecurityException
                | JsonException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException e) {
            throw new IOException(file + " is damaged: enrol the agent again.", e);
        }
    }

    private JsonObject toJson() throws IOException {
        try {
            return Json.object()
                    .add("tenant", tenant)
                    .add("location", locationId)
                    .add("agent", agentId)
                    .add("endpoint", endpoint.toString())
                    .add("authority", Pem.encode(List.of(authority)))
                    .add("identity", Pem.encode(identity))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificates of agent " + agentId + " cannot be written", e);
        }
    }

    private static AgentCredentials fromJson(JsonObject object) throws GeneralSecurityException {
        List<X509Certificate> authority = Pem.certificates(object.getString("authority"));
        if (authority.size() != 1) {
            throw new IllegalArgumentException("expected one certificate authority, found " + authority.size());
        }
        return new AgentCredentials(
                object.getString("tenant"),
                object.getString("location"),
                object.getString("agent"),
                Endpoint.parse(object.getString("endpoint")),
                authority.get(0),
                Pem.identity(object.getString("identity")));
    }
}
