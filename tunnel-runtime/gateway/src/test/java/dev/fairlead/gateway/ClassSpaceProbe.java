package dev.fairlead.gateway;

import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs in a class space of its own: starts a gateway, enrols an agent, sends a byte through it, closes everything. */
public final class ClassSpaceProbe implements Consumer<Path> {

    @Override
    public void accept(Path directory) {
        OpenRequest request =
                new OpenRequest(StreamKind.TCP, "default", "", "erp", "80", Optional.empty(), "", "r-1", "", 0);
        try (Gateway gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0));
                TestAgent agent = new TestAgent("a", TestAgent.enrol(directory, gateway.agentPort(), "default", ""));
                StreamSocket socket = gateway.open(request)) {
            socket.getOutputStream().write('?');
            if (socket.getInputStream().read() != 'a' || agent.sessions() == 0) {
                throw new IllegalStateException("the agent did not answer");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
