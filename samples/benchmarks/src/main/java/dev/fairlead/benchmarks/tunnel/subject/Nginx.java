package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Tools;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two nginx with HTTP/1.1 in TLS between them, on connections that are kept; the near one dials the far one. */
public final class Nginx implements Subject {
    private static final String COMMON = """
            daemon off;
            pid %1$s/%2$s.pid;
            error_log stderr error;
            worker_processes auto;
            worker_rlimit_nofile 20000;
            events {
              worker_connections 10000;
            }
            http {
              access_log off;
              client_body_temp_path %1$s/%2$s-body;
              proxy_temp_path %1$s/%2$s-proxy;
              fastcgi_temp_path %1$s/%2$s-fastcgi;
              uwsgi_temp_path %1$s/%2$s-uwsgi;
              scgi_temp_path %1$s/%2$s-scgi;
              client_max_body_size 0;
              keepalive_requests 1000000000;
              proxy_http_version 1.1;
              proxy_buffering off;
              proxy_request_buffering off;
              proxy_set_header Connection "";
            """;

    @Override
    public String name() {
        return "nginx TLS";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.PEER, Trait.HTTP);
    }

    @Override
    public Optional<String> missing() {
        return Tools.find("nginx").isPresent() ? Optional.empty() : Optional.of("no nginx (Debian: nginx)");
    }

    @Override
    public Running start(Site site) throws IOException {
        Path directory = site.workshop().directory("nginx");
        Pems pems = Pems.write(directory, site.authority());
        int far = Tools.freePort();
        ChildProcess farProxy =
                start(site, directory.resolve("far.conf"), far(directory, far, site.backend(), pems.server()));
        Ports.await(farProxy, far);
        int near = Tools.freePort();
        ChildProcess nearProxy = start(
                site,
                directory.resolve("near.conf"),
                near(directory, near, site.wire().to(far), pems.authority()));
        Ports.await(nearProxy, near);
        return Running.of(this, near, nearProxy, farProxy);
    }

    private static ChildProcess start(Site site, Path file, String configuration) throws IOException {
        Workshop.write(file, configuration);
        return site.workshop()
                .start(
                        "nginx",
                        List.of(
                                Tools.find("nginx").orElseThrow().toString(),
                                "-e",
                                "stderr",
                                "-p",
                                file.getParent().toString(),
                                "-c",
                                file.toString()));
    }

    static String far(Path directory, int port, int backend, Path server) {
        return COMMON.formatted(directory, "far") + """
                  upstream system {
                    server 127.0.0.1:%d;
                    keepalive 300;
                    keepalive_requests 1000000000;
                  }
                  server {
                    listen 127.0.0.1:%d ssl backlog=4096;
                    ssl_certificate %3$s;
                    ssl_certificate_key %3$s;
                    ssl_protocols TLSv1.3;
                    location / {
                      proxy_pass http://system;
                    }
                  }
                }
                """.formatted(backend, port, server);
    }

    static String near(Path directory, int port, int far, Path authority) {
        return COMMON.formatted(directory, "near") + """
                  upstream far {
                    server 127.0.0.1:%d;
                    keepalive 300;
                    keepalive_requests 1000000000;
                  }
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location / {
                      proxy_pass https://far;
                      proxy_ssl_protocols TLSv1.3;
                      proxy_ssl_trusted_certificate %s;
                      proxy_ssl_verify on;
                      proxy_ssl_name localhost;
                    }
                  }
                }
                """.formatted(far, port, authority);
    }
}
