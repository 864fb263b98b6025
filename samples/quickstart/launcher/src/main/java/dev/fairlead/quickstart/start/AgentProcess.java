package dev.fairlead.quickstart.start;

import dev.fairlead.quickstart.process.ChildProcess;
import dev.fairlead.quickstart.process.JavaCommand;
import dev.fairlead.quickstart.process.StartFailure;
import dev.fairlead.quickstart.process.Supervisor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The agent, taken through the steps that an administrator takes: init, configure, enrol, run. */
final class AgentProcess {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> JVM_OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC");

    private final Supervisor supervisor;
    private final Home home;
    private final Path directory;

    private AgentProcess(Supervisor supervisor, Home home, Path directory) {
        this.supervisor = supervisor;
        this.home = home;
        this.directory = directory;
    }

    /** Makes the agent's own keys: its authority for users and its system certificate. */
    static AgentProcess init(Supervisor supervisor, Home home) {
        AgentProcess agent = new AgentProcess(supervisor, home, home.run().resolve("agent"));
        supervisor
                .start("Agent init", agent.command("init", "--directory", agent.directory.toString()))
                .awaitSuccess(LIMIT);
        return agent;
    }

    /** The subject that the agent's certificates give {@code user}, as {@link #configure} says. */
    static String subjectOf(String user) {
        return "CN=" + user + ",OU=quickstart";
    }

    /** Certificate of the authority that issues the users' certificates. */
    X509Certificate authority() {
        return certificate("ca.pem");
    }

    /** Certificate by which back ends know the agent itself. */
    X509Certificate systemCertificate() {
        return certificate("system.pem");
    }

    /**
     * Says what is exposed, and whose tokens count.
     *
     * @param backend the on-premise system
     * @param abapSystem the ABAP system beside it
     * @param backendAuthority file with the certificate of those who vouch for it
     * @param issuer whose tokens count
     * @param issuerKeys that issuer's keys, as a JWK set
     */
    void configure(URI backend, URI abapSystem, Path backendAuthority, String issuer, String issuerKeys)
            throws IOException {
        Files.writeString(directory.resolve("issuer-keys.json"), issuerKeys);
        Files.writeString(configuration(), """
                trust:
                  issuers:
                    - issuer: %1$s
                      jwksFile: issuer-keys.json
                propagation:
                  subjectPatterns:
                    - subject: {CN: "${name}", OU: quickstart}
                backends:
                  trust: ['%2$s']
                mappings:
                  - virtual: erp.corp:443
                    internal: %3$s
                    authenticationMode: X509_GENERAL
                    presentPrincipal: HANDSHAKE
                    resources:
                      - {path: /orders, subPaths: true}
                  - virtual: crm.corp:443
                    internal: %3$s
                    authenticationMode: X509_GENERAL
                    presentPrincipal: HEADER
                    resources:
                      - {path: /customers, subPaths: true}
                  - virtual: sales.corp:sapgw42
                    internal: rfcs://%4$s
                    authenticationMode: X509_GENERAL
                    presentPrincipal: HANDSHAKE
                    functions:
                      - {name: Z_WHO_AM_I}
                      - {name: BAPI_COMPANYCODE_, prefix: true}
                      - {name: STFC_CONNECTION}
                      - {name: Z_INCREMENT_COUNTER}
                      - {name: Z_GET_COUNTER}
                audit:
                  level: ALL
                """.formatted(issuer, backendAuthority, backend, abapSystem.getAuthority()));
    }

    /** Trades a one-time code for the certificate that opens the gateway. */
    void enroll(String code) {
        supervisor
                .start(
                        "Agent enroll",
                        command("enroll", "--config", configuration().toString(), code))
                .awaitSuccess(LIMIT);
    }

    /** Starts the agent and waits for its tunnel. */
    void run() {
        ChildProcess process = supervisor.start(
                "Agent", command("run", "--config", configuration().toString()));
        process.awaitReady(() -> process.hasLogged(" connected to "), LIMIT);
    }

    private Path configuration() {
        return directory.resolve("agent.yaml");
    }

    private JavaCommand command(String... arguments) {
        return new JavaCommand(home.agent(), JVM_OPTIONS, List.of(home.guard()), Map.of(), List.of(arguments));
    }

    private X509Certificate certificate(String file) {
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw new StartFailure("The agent's certificate cannot be read: " + e.getMessage(), e);
        }
    }
}
