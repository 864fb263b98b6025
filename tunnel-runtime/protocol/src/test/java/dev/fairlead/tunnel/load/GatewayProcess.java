package dev.fairlead.tunnel.load;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.testing.RelayFront;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The gateway's end. Arguments: port for the agent, port for local sockets, folder for the agent's credentials, and
 * optionally the port at which the agent dials, where something stands in between.
 */
public final class GatewayProcess {

    private GatewayProcess() {}

    public static void main(String[] arguments) throws Exception {
        int agentPort = Integer.parseInt(arguments[0]);
        int dialledPort = arguments.length > 3 ? Integer.parseInt(arguments[3]) : agentPort;
        TestAuthority authority = new TestAuthority("load");
        TestGateway gateway = new TestGateway(authority, SessionLimits.DEFAULT, agentPort);
        new RelayFront(gateway, Integer.parseInt(arguments[1]));
        new AgentCredentials(
                        "default",
                        "",
                        "a1",
                        new Endpoint("127.0.0.1", dialledPort),
                        authority.certificate(),
                        authority.client("a1"))
                .store(Path.of(arguments[2]));
        new CountDownLatch(1).await();
    }
}
