package dev.fairlead.benchmarks.tunnel.mina;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.AcceptAllPasswordAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** The near end: a server of Apache MINA SSHD on the loopback address that opens ports for whoever dials it. */
public final class MinaServer {
    private MinaServer() {}

    /** As a {@link Helper}; tells its port. */
    public static void main(String[] arguments) throws IOException {
        try (SshServer server = SshServer.setUpDefaultServer()) {
            server.setHost("127.0.0.1");
            server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
            server.setPasswordAuthenticator(AcceptAllPasswordAuthenticator.INSTANCE);
            server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
            CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
            CoreModuleProperties.TCP_NODELAY.set(server, true);
            server.start();
            Helper.serve(Words.of("ready").with("port", server.getPort()), question -> Words.of("done"));
        }
    }
}
