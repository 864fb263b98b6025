package dev.fairlead.benchmarks.tunnel.fairlead;

import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a gateway and its agent need to run: the agent's registration, and two configurations. The gateway's has an HTTP
 * proxy, the agent's exposes the back end twice, for raw streams and for requests on behalf of a user.
 */
public final class TunnelFiles {
    /** Whom agent and gateway serve. */
    static final String TENANT = "default";

    private static final String VIRTUAL_WEB = "web.battery";
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final Path gateway;
    private final Path agent;
    private final Issuer issuer = new Issuer();

    /**
     * @param gateway an empty directory
     * @param agent an empty directory
     */
    public TunnelFiles(Path gateway, Path agent) throws IOException {
        this.gateway = gateway;
        this.agent = agent;
        issuer.writeKeys(gateway.resolve("keys.json"));
        issuer.writeKeys(agent.resolve("keys.json"));
    }

    /** The gateway's directory. */
    public Path gateway() {
        return gateway;
    }

    /**
     * Writes the gateway's configuration.
     *
     * @param agents port on which it awaits agents
     * @param http port of its HTTP proxy
     * @return the file
     */
    public Path configureGateway(int agents, int http) throws IOException {
        return Workshop.write(gateway.resolve("gateway.yaml"), gatewayConfiguration(agents, http));
    }

    /**
     * Writes the agent's configuration.
     *
     * @param backend port of the back end
     * @param secureBackend port of the one with TLS
     * @param authority PEM file of whom to trust there
     * @param carrier on what its sessions run: {@code auto} or {@code websocket}
     * @return the file
     */
    public Path configureAgent(int backend, int secureBackend, Path authority, String carrier) throws IOException {
        return Workshop.write(
                agent.resolve("agent.yaml"), agentConfiguration(backend, secureBackend, authority, carrier));
    }

    /**
     * Registers the agent at the gateway, which runs.
     *
     * @param port on which the agent reaches it
     */
    public void enrol(int port) throws IOException {
        String code = EnrolmentCodes.issue(gateway, "127.0.0.1:" + port, TENANT, "", CODE_LIFE);
        Enrolment.enrol(EnrolmentCode.parse(code)).store(agent);
    }

    /** A small request to the HTTP proxy, on behalf of a user. */
    public String requestOfUser() throws IOException {
        return """
                GET http://%1$s/small HTTP/1.1
                Host: %1$s
                Proxy-Authorization: Bearer %2$s
                SAP-Connectivity-Authentication: Bearer %3$s

                """.formatted(VIRTUAL_WEB, issuer.tokenOfApplication(), issuer.tokenOfUser())
                .replace("\n", "\r\n");
    }

    static String gatewayConfiguration(int agents, int http) {
        return """
                agents:
                  address: 127.0.0.1:%d
                trust:
                  issuers:
                    - {issuer: %s, jwksFile: keys.json, algorithms: [RS256], audiences: [%s], tenant: %s}
                http:
                  - address: 127.0.0.1:%d
                """.formatted(agents, Issuer.NAME, Issuer.AUDIENCE, TENANT, http);
    }

    static String agentConfiguration(int backend, int secureBackend, Path authority, String carrier) {
        return """
                gateway:
                  carrier: %s
                trust:
                  issuers:
                    - {issuer: %s, jwksFile: keys.json, algorithms: [RS256]}
                backends:
                  trust: [%s]
                mappings:
                  - virtual: %s:%s
                    internal: tcp://127.0.0.1:%d
                  - virtual: %s:80
                    internal: https://127.0.0.1:%d
                    authenticationMode: X509_GENERAL
                    requirePrincipal: true
                    resources:
                      - {path: /small}
                """.formatted(
                        carrier,
                        Issuer.NAME,
                        authority,
                        RawFront.VIRTUAL_HOST,
                        RawFront.VIRTUAL_PORT,
                        backend,
                        VIRTUAL_WEB,
                        secureBackend);
    }
}
