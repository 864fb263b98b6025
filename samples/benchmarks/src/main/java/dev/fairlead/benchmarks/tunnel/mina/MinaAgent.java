package dev.fairlead.benchmarks.tunnel.mina;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** The far end: a client of Apache MINA SSHD that has the server open a port, and connects to the back end. */
public final class MinaAgent {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private MinaAgent() {}

    /** As a {@link Helper}; tells the port that was opened. Arguments: server's port, back end's port. */
    public static void main(String[] arguments) throws IOException {
        SshdSocketAddress backend = new SshdSocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
            CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
            CoreModuleProperties.TCP_NODELAY.set(client, true);
            client.start();
            try (ClientSession session = client.connect("battery", "127.0.0.1", Integer.parseInt(arguments[0]))
                    .verify(PATIENCE)
                    .getSession()) {
                session.addPasswordIdentity("battery");
                session.auth().verify(PATIENCE);
                SshdSocketAddress near =
                        session.startRemotePortForwarding(new SshdSocketAddress("127.0.0.1", 0), backend);
                Helper.serve(Words.of("ready").with("port", near.getPort()), question -> Words.of("done"));
            }
        }
    }
}
