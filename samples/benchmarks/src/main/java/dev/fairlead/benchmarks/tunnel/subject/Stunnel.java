package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Tools;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two stunnel, a TLS connection for each connection; the near one dials the far one. */
public final class Stunnel implements Subject {

    @Override
    public String name() {
        return "stunnel";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.PEER);
    }

    @Override
    public Optional<String> missing() {
        return Tools.find("stunnel4").isPresent() ? Optional.empty() : Optional.of("no stunnel4 (Debian: stunnel4)");
    }

    @Override
    public Running start(Site site) throws IOException {
        Path directory = site.workshop().directory("stunnel");
        Pems pems = Pems.write(directory, site.authority());
        int far = Tools.freePort();
        ChildProcess farEnd = start(site, directory.resolve("far.conf"), far(far, site.backend(), pems.server()));
        Ports.await(farEnd, far);
        int near = Tools.freePort();
        ChildProcess nearEnd = start(
                site, directory.resolve("near.conf"), near(near, site.wire().to(far), pems.authority()));
        Ports.await(nearEnd, near);
        return Running.of(this, near, nearEnd, farEnd);
    }

    private static ChildProcess start(Site site, Path file, String configuration) throws IOException {
        Workshop.write(file, configuration);
        return site.workshop()
                .start("stunnel", List.of(Tools.find("stunnel4").orElseThrow().toString(), file.toString()));
    }

    static String far(int port, int backend, Path server) {
        return """
                foreground = yes
                pid =
                debug = err
                [far]
                accept = 127.0.0.1:%d
                connect = 127.0.0.1:%d
                cert = %s
                sslVersionMin = TLSv1.3
                socket = l:TCP_NODELAY=1
                socket = r:TCP_NODELAY=1
                """.formatted(port, backend, server);
    }

    static String near(int port, int far, Path authority) {
        return """
                foreground = yes
                pid =
                debug = err
                [near]
                client = yes
                accept = 127.0.0.1:%d
                connect = 127.0.0.1:%d
                CAfile = %s
                verifyChain = yes
                checkHost = localhost
                socket = l:TCP_NODELAY=1
                socket = r:TCP_NODELAY=1
                """.formatted(port, far, authority);
    }
}
