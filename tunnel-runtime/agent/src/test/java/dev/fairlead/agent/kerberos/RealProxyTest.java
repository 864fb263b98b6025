package dev.fairlead.agent.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.Agent;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.enrolment.EnrolmentException;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose network is left through squid. */
@Timeout(120)
@EnabledIf("dev.fairlead.agent.kerberos.SquidProcess#isInstalled")
@Tag("CONN-71")
class RealProxyTest {
    /** Of the user {@code agent}, whose password is "open", as {@code htpasswd} writes it. */
    private static final String PASSWORDS = "agent:$apr1$fairlead$hqyQfWyeJ9bzXwP2RVQYv0\n";

    @TempDir
    private Path directory;

    @TempDir
    private Path ofSquid;

    private Gateway gateway;
    private String code;

    @BeforeEach
    void start() throws Exception {
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), "default", "", Duration.ofMinutes(5));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    @EnabledIf("dev.fairlead.agent.kerberos.TestKdc#isInstalled")
    void aTicketOfTheAgentLetsItThrough(@TempDir Path realm) throws Exception {
        try (TestKdc kdc = new TestKdc(realm)) {
            kdc.add("svc-agent");
            kdc.add("HTTP/localhost");
            System.setProperty("java.security.krb5.conf", kdc.configuration());
            Path agentKeytab = kdc.keytab("svc-agent");
            try (SquidProcess squid =
                    SquidProcess.negotiating(ofSquid, kdc, "HTTP/localhost", kdc.keytab("HTTP/localhost"))) {
                assertThatItGoesThrough(
                        "kerberos: {principal: svc-agent@%s, keytab: \"%s\"}\n".formatted(TestKdc.REALM, agentKeytab)
                                + "gateway: {proxy: {address: \"" + squid.endpoint() + "\", logon: negotiate}}\n");
            }
        } finally {
            System.clearProperty("java.security.krb5.conf");
        }
    }

    @Test
    void aPasswordLetsItThroughAndAWrongOneIsTold() throws Exception {
        try (SquidProcess squid = SquidProcess.withPasswords(ofSquid, PASSWORDS)) {
            String settings =
                    "gateway: {proxy: {address: \"" + squid.endpoint() + "\", user: agent, passwordFile: password}}\n";

            PrivateFile.write(directory.resolve("password"), "close");
            assertThatThrownBy(() -> enrol(read(settings)))
                    .isInstanceOf(EnrolmentException.class)
                    .hasMessageContaining("does not accept the password of user \"agent\"");

            PrivateFile.write(directory.resolve("password"), "open");
            assertThatItGoesThrough(settings);
        }
    }

    private void assertThatItGoesThrough(String settings) throws Exception {
        AgentConfiguration configuration = read(settings);
        try (Agent agent = Agent.start(configuration, enrol(configuration), "agent/test", DialListener.NONE)) {
            await().until(() -> agent.sessions() == 2);
            assertThat(gateway.agents()).hasSize(1);
        }
    }

    private AgentCredentials enrol(AgentConfiguration configuration) throws EnrolmentException {
        return Enrolment.enrol(
                EnrolmentCode.parse(code), configuration.gateway().carrier());
    }

    private AgentConfiguration read(String settings) throws Exception {
        return ConfigurationReader.read(
                Files.writeString(directory.resolve("agent.yaml"), "directory: state\n" + settings));
    }
}
