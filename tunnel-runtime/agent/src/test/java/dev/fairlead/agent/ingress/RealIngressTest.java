package dev.fairlead.agent.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.agent.Agent;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestCertificates;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent enrols, serves and is revoked through an ingress that ends TLS. */
@Timeout(60)
class RealIngressTest {
    private static final int BODY = 3_000_000;

    @TempDir
    private Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopEverything() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private <T extends AutoCloseable> T closed(T started) {
        open.add(started);
        return started;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("CONN-72")
    void anAgentFindsItsWayThroughByItself(IngressProcess.Kind kind) throws Exception {
        assumeTrue(kind.isInstalled(), kind + " is not installed");
        Gateway gateway = closed(Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0)));
        TestBackend backend = closed(TestBackend.plain().answering(exchange -> {
            exchange.sendResponseHeaders(200, BODY);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(new byte[BODY]);
            }
        }));
        Identity identity = TestCertificates.of("Ingress")
                .named(new GeneralName(GeneralName.iPAddress, "127.0.0.1"))
                .make();
        IngressProcess ingress = closed(kind.start(directory.resolve("ingress"), identity, gateway.agentPort()));
        AgentConfiguration configuration = configuration(identity, backend.port());

        AgentCredentials credentials = enrol(configuration, ingress.port());
        Agent agent = closed(Agent.start(configuration, credentials, "agent/test", new Refusals()));

        await().until(() -> agent.sessions() == 2);
        String response = new TunnelClient(gateway).get("erp.corp", "80", "/", Optional.empty());
        assertThat(response).startsWith("HTTP/1.1 200 ").hasSizeGreaterThan(BODY);

        new AgentRegistry(GatewayDirectory.open(directory.resolve("gateway"))).revoke(credentials.agentId());

        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.agents().isEmpty());
        await().until(() -> refusals.contains("revoked"));
    }

    private AgentConfiguration configuration(Identity ingress, int backend) throws Exception {
        Files.writeString(directory.resolve("ingress.crt"), Pem.encode(ingress.chain()));
        return ConfigurationReader.read(Files.writeString(directory.resolve("agent.yaml"), """
                directory: state
                gateway: {ingressTrust: [ingress.crt]}
                mappings:
                  - virtual: erp.corp:80
                    internal: http://127.0.0.1:%d
                    resources: [{path: /, subPaths: true}]
                """.formatted(backend)));
    }

    private AgentCredentials enrol(AgentConfiguration configuration, int port) throws Exception {
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + port, "default", "", Duration.ofMinutes(5));
        return Enrolment.enrol(
                EnrolmentCode.parse(code), configuration.gateway().carrier());
    }

    private final class Refusals implements DialListener {
        @Override
        public void refused(Endpoint gateway, String reason) {
            refusals.add(reason);
        }
    }
}
