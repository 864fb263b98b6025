package dev.fairlead.tunnel.load;

import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.testing.RelayBack;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The agent's end. Arguments: folder of the credentials, port of the back end. */
public final class AgentProcess {

    private AgentProcess() {}

    public static void main(String[] arguments) throws Exception {
        AgentCredentials credentials =
                AgentCredentials.load(Path.of(arguments[0])).orElseThrow();
        TunnelDialer.start(
                DialSettings.of(credentials).withSessionsPerEndpoint(1),
                new RelayBack(Integer.parseInt(arguments[1])),
                DialListener.NONE);
        new CountDownLatch(1).await();
    }
}
