package dev.fairlead.gateway.enrolment;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.gateway.registry.RegisteredAgent;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The gateway's half of an enrolment: a code and a certificate request in, a registered agent's certificate out. */
public final class Enroller {
    private static final System.Logger LOGGER = System.getLogger(Enroller.class.getName());
    private static final int ID_BYTES = 6;

    private final CertificateAuthority authority;
    private final AgentRegistry registry;
    private final CodeStore codes;
    private final AttemptLimit attempts;
    private final GatewayEvents events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Enroller(
            GatewayDirectory directory,
            CertificateAuthority authority,
            AgentRegistry registry,
            GatewayEvents events,
            Clock clock) {
        this.events = events;
        this.authority = authority;
        this.registry = registry;
        this.codes = new CodeStore(directory, clock);
        this.attempts = new AttemptLimit(clock);
        this.clock = clock;
    }

    /** Answers the body of an enrolment request; blocks. */
    EnrolmentAnswer answer(String body) {
        if (!attempts.allows()) {
            return EnrolmentAnswer.tooManyAttempts();
        }
        try {
            JsonObject request = Json.read(body);
            return enrol(request.getString("id"), request.getString("secret"), request.getString("csr"));
        } catch (RefusedCodeException e) {
            attempts.failed();
            events.enrolmentRefused(e.error());
            LOGGER.log(System.Logger.Level.WARNING, "Enrolment refused: {0}", e.error());
            return EnrolmentAnswer.refused(e);
        } catch (JsonException | NullPointerException | ClassCastException e) {
            attempts.failed();
            events.enrolmentRefused("malformed");
            return EnrolmentAnswer.malformed();
        } catch (IOException | GeneralSecurityException e) {
            LOGGER.log(System.Logger.Level.ERROR, "An agent could not be enrolled", e);
            return EnrolmentAnswer.failed();
        }
    }

    /**
     * A new certificate for an agent that is connected; blocks.
     *
     * @param csr a certificate request in base64, signed by the new key
     * @return the certificate and this authority's, in PEM; empty if the agent may have none
     * @throws IOException if the registry cannot be read or written
     */
    public Optional<String> renew(AgentName name, String csr) throws IOException {
        try {
            PublicKey key = SignedRequest.keyOf(csr);
            boolean registered = registry.find(name.agentId())
                    .filter(found -> found.name().equals(name) && !found.revoked())
                    .isPresent();
            if (!registered) {
                return Optional.empty();
            }
            List<X509Certificate> chain = authority.issueAgent(key, name);
            Instant end = chain.get(0).getNotAfter().toInstant();
            registry.renewed(name.agentId(), end);
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "Renewed the certificate of agent {0}, tenant {1}: it ends at {2}",
                    name.agentId(),
                    name.tenant(),
                    end);
            return Optional.of(Pem.encode(chain));
        } catch (RefusedCodeException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Agent {0} asked for a certificate with a request that is none",
                    name.agentId());
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate of agent " + name.agentId() + " cannot be issued", e);
        }
    }

    private EnrolmentAnswer enrol(String id, String secret, String csr)
            throws RefusedCodeException, IOException, GeneralSecurityException {
        // read first, so that a damaged request does not use the code up
        PublicKey key = SignedRequest.keyOf(csr);
        StoredCode code = codes.redeem(id, secret);
        AgentName name = new AgentName(code.tenant(), newAgentId());
        List<X509Certificate> chain = authority.issueAgent(key, name);
        registry.save(new RegisteredAgent(
                name,
                code.locationId(),
                clock.instant(),
                chain.get(0).getNotAfter().toInstant(),
                false));
        LOGGER.log(
                System.Logger.Level.INFO,
                "Enrolled agent {0} for tenant {1}, location ''{2}''",
                name.agentId(),
                name.tenant(),
                code.locationId());
        events.enrolled(name.tenant(), name.agentId(), code.locationId());
        return EnrolmentAnswer.enrolled(name, code.locationId(), Pem.encode(chain));
    }

    private String newAgentId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "agent-" + HexFormat.of().formatHex(bytes);
    }
}
