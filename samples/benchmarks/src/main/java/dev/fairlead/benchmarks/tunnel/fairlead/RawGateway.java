package dev.fairlead.benchmarks.tunnel.fairlead;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A gateway with its defaults, and a port for clients whose bytes pass the tunnel as they are. */
public final class RawGateway {
    private static final int MAX_CONNECTIONS = 15_000;

    private RawGateway() {}

    /** As a {@link Helper}; tells its ports. Argument: the gateway's directory. */
    public static void main(String[] arguments) throws Exception {
        try (Gateway gateway = Gateway.start(GatewaySettings.of(Path.of(arguments[0]), "127.0.0.1", 0))) {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            RawFront raw = new RawFront(gateway.routes(), TunnelFiles.TENANT);
            Helper.serve(
                    Words.of("ready")
                            .with("agents", gateway.agentPort())
                            .with(
                                    "port",
                                    gateway.listen(anyPort, MAX_CONNECTIONS, raw::accept)
                                            .port()),
                    question -> Words.of("done"));
        }
    }
}
