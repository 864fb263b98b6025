package dev.fairlead.agent.ingress;

import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.LocalPorts;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real ingress in front of a gateway: ends TLS, and passes upgrades of one path on. */
final class IngressProcess implements AutoCloseable {
    private static final String NGINX = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path temp;
                proxy_temp_path temp;
                fastcgi_temp_path temp;
                uwsgi_temp_path temp;
                scgi_temp_path temp;
                server {
                    listen 127.0.0.1:%1$d ssl;
                    ssl_certificate %2$s/ingress.pem;
                    ssl_certificate_key %2$s/ingress.pem;
                    location = /flt/v1 {
                        proxy_pass %3$s://127.0.0.1:%4$d;
                        proxy_http_version 1.1;
                        proxy_set_header Upgrade $http_upgrade;
                        proxy_set_header Connection upgrade;
                        proxy_buffering off;
                        proxy_read_timeout 120s;
                    }
                }
            }
            """;

    private static final String HAPROXY = """
            defaults
                mode http
                timeout connect 5s
                timeout client 60s
                timeout server 60s
                timeout tunnel 120s
            frontend agents
                bind 127.0.0.1:%1$d ssl crt %2$s/ingress.pem alpn http/1.1
                default_backend gateway
            backend gateway
                server one 127.0.0.1:%4$d %3$s
            """;

    private final int port;
    private final Process process;

    private IngressProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** What there is. */
    enum Kind {
        NGINX_AND_HTTP("/usr/sbin/nginx", IngressProcess.NGINX, "http"),
        NGINX_AND_HTTPS("/usr/sbin/nginx", IngressProcess.NGINX, "https"),
        HAPROXY_AND_HTTP("/usr/sbin/haproxy", IngressProcess.HAPROXY, ""),
        HAPROXY_AND_HTTPS("/usr/sbin/haproxy", IngressProcess.HAPROXY, "ssl verify none");

        private final Path program;
        private final String configuration;
        private final String inward;

        Kind(String program, String configuration, String inward) {
            this.program = Path.of(program);
            this.configuration = configuration;
            this.inward = inward;
        }

        boolean isInstalled() {
            return Files.isExecutable(program);
        }

        /** Starts it in a directory of its own, and waits until it listens. */
        IngressProcess start(Path directory, Identity identity, int gateway) throws Exception {
            int port = LocalPorts.free();
            Files.createDirectories(directory.resolve("temp"));
            Files.writeString(directory.resolve("ingress.pem"), Pem.encode(identity));
            Path file = Files.writeString(
                    directory.resolve("ingress.conf"), configuration.formatted(port, directory, inward, gateway));
            List<String> command = program.endsWith("nginx")
                    ? List.of(program.toString(), "-p", directory.toString(), "-c", file.toString())
                    : List.of(program.toString(), "-db", "-f", file.toString());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output.log").toFile())
                    .start();
            await().until(() -> LocalPorts.listens(port) || !process.isAlive());
            return new IngressProcess(port, process);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
