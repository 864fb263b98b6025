package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Tools;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two HAProxy, the near one dials the far one: TCP in TLS, or HTTP/1.1 carried as HTTP/2 in TLS. */
public final class Haproxy implements Subject {
    /** What a target refers to. */
    public static final String HTTP2_NAME = "HAProxy TLS, HTTP/2";

    private static final String COMMON = """
            global
              maxconn 9900
            defaults
              timeout connect 10s
              timeout client 2m
              timeout server 2m
              mode %s
            """;

    private final boolean http2;

    private Haproxy(boolean http2) {
        this.http2 = http2;
    }

    /** A TLS connection for each connection. */
    public static Haproxy tcp() {
        return new Haproxy(false);
    }

    /** Requests of many connections on few. */
    public static Haproxy http2() {
        return new Haproxy(true);
    }

    @Override
    public String name() {
        return http2 ? HTTP2_NAME : "HAProxy TLS, TCP";
    }

    @Override
    public Set<Trait> traits() {
        return http2 ? Set.of(Trait.PEER, Trait.MULTIPLEXING, Trait.HTTP) : Set.of(Trait.PEER);
    }

    @Override
    public Optional<String> missing() {
        return Tools.find("haproxy").isPresent() ? Optional.empty() : Optional.of("no haproxy (Debian: haproxy)");
    }

    @Override
    public Running start(Site site) throws IOException {
        Path directory = site.workshop().directory("haproxy");
        Pems pems = Pems.write(directory, site.authority());
        int far = Tools.freePort();
        ChildProcess farProxy =
                start(site, directory.resolve("far.cfg"), farConfiguration(far, site.backend(), pems.server()));
        Ports.await(farProxy, far);
        int near = Tools.freePort();
        ChildProcess nearProxy = start(
                site,
                directory.resolve("near.cfg"),
                nearConfiguration(near, site.wire().to(far), pems.authority()));
        Ports.await(nearProxy, near);
        return Running.of(this, near, nearProxy, farProxy);
    }

    private static ChildProcess start(Site site, Path file, String configuration) throws IOException {
        Workshop.write(file, configuration);
        String program = Tools.find("haproxy").orElseThrow().toString();
        return site.workshop().start("haproxy", List.of(program, "-db", "-f", file.toString()));
    }

    String farConfiguration(int port, int backend, Path server) {
        return COMMON.formatted(http2 ? "http" : "tcp") + """
                frontend far
                  bind 127.0.0.1:%d ssl crt %s ssl-min-ver TLSv1.3%s
                  default_backend system
                backend system
                  server one 127.0.0.1:%d
                """.formatted(port, server, http2 ? " alpn h2" : "", backend);
    }

    String nearConfiguration(int port, int far, Path authority) {
        return COMMON.formatted(http2 ? "http" : "tcp")
                + """
                frontend near
                  bind 127.0.0.1:%d
                  default_backend far
                backend far
                  %s
                  server far 127.0.0.1:%d ssl verify required ca-file %s verifyhost localhost%s
                """.formatted(port, http2 ? "http-reuse always" : "", far, authority, http2 ? " alpn h2" : "");
    }
}
