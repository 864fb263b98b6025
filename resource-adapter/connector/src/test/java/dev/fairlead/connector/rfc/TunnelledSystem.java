package dev.fairlead.connector.rfc;

import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.Agent;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An emulated system behind an agent of one tenant and location, as {@code erp.virtual} with instance 42. */
final class TunnelledSystem implements AutoCloseable {
    private final AbapEmulator system;
    private final Agent agent;

    /**
     * Waits until the agent is connected.
     *
     * @param directory of the gateway
     * @param own of the agent
     * @param configuration of the agent
     */
    TunnelledSystem(
            Gateway gateway,
            Path directory,
            Path own,
            String tenant,
            String location,
            AbapEmulator system,
            String configuration)
            throws Exception {
        this.system = system;
        Path file = Files.writeString(Files.createDirectories(own).resolve("agent.yaml"), configuration);
        String code = EnrolmentCodes.issue(
                directory, "127.0.0.1:" + gateway.agentPort(), tenant, location, Duration.ofMinutes(5));
        agent = Agent.start(
                ConfigurationReader.read(file),
                Enrolment.enrol(EnrolmentCode.parse(code)),
                "agent/test",
                DialListener.NONE);
        await().until(() -> agent.sessions() == 2);
    }

    /**
     * One that users log on to with passwords.
     *
     * @param sid the system's id, by which tests tell systems apart
     */
    static TunnelledSystem withPasswords(
            Gateway gateway, Path directory, Path own, String tenant, String location, String sid) throws Exception {
        AbapEmulator system = AbapEmulator.builder()
                .sid(sid)
                .client("100")
                .standardUsers("secret")
                .standardModules()
                .start();
        String configuration = """
                directory: state
                mappings:
                  - virtual: erp.virtual:sapgw42
                    internal: rfc://erp.internal:sapgw42
                    soap: {host: 127.0.0.1, port: %1$d}
                    functions: [{name: STFC_CONNECTION}]
                  - virtual: erp.virtual:3600
                    internal: rfc://erp.internal:sapgw42
                    soap: {host: 127.0.0.1, port: %1$d}
                    functions: [{name: STFC_CONNECTION}]
                """.formatted(system.url().getPort());
        return new TunnelledSystem(gateway, directory, own, tenant, location, system, configuration);
    }

    AbapEmulator system() {
        return system;
    }

    @Override
    public void close() throws IOException {
        agent.close();
        system.close();
    }
}
