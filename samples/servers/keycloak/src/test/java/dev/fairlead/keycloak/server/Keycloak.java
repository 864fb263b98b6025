package dev.fairlead.keycloak.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Keycloak with an empty database in memory and the realm of {@code fairlead-realm.json}, on HTTPS at a free port of
 * 127.0.0.1. It asks clients for a certificate, and does without if they have none.
 */
public final class Keycloak implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String REALM_FILE = "fairlead-realm.json";
    private static final List<String> BUILD =
            List.of("build", "--db=dev-mem", "--https-client-auth=request", "--health-enabled=false");

    private final Process process;
    private final URI base;

    private Keycloak(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts the distribution in {@code home}, and waits until it answers.
     *
     * @param directory takes keys and log
     * @param authority signs the server's certificate; the server takes client certificates of it, too
     * @param variables what the placeholders of the realm stand for
     */
    public static Keycloak start(Path home, Path directory, Authority authority, Map<String, String> variables)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        build(home, directory.resolve("build.log"));
        Path realms = Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("/" + REALM_FILE)) {
            Files.copy(realm, realms.resolve(REALM_FILE), StandardCopyOption.REPLACE_EXISTING);
        }
        Authority.Identity own = authority.issue("keycloak");
        Path key = write(directory.resolve("keycloak.key.pem"), own.keys().getPrivate());
        Path certificate = write(directory.resolve("keycloak.pem"), own.certificate());
        Path trusted = write(directory.resolve("authority.pem"), authority.certificate());

        URI base = URI.create("https://127.0.0.1:" + freePort());
        Path log = directory.resolve("keycloak.log");
        Process process = run(
                home,
                log,
                variables,
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--https-port=" + base.getPort(),
                        "--hostname=" + base,
                        "--https-certificate-file=" + certificate,
                        "--https-certificate-key-file=" + key,
                        "--truststore-paths=" + trusted));
        Keycloak server = new Keycloak(process, base);
        try {
            server.awaitReady(authority, log);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Half of the start is what the distribution can do once for all: it is, as long as the options stay. */
    private static void build(Path home, Path log) throws IOException, InterruptedException {
        Path done = home.resolve("built-for-fairlead.txt");
        String options = String.join(" ", BUILD);
        if (Files.exists(done) && Files.readString(done).equals(options)) {
            return;
        }
        Process build = run(home, log, Map.of(), BUILD);
        if (!build.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            build.destroyForcibly();
            throw new IllegalStateException("Keycloak's build does not end; see " + log);
        }
        if (build.exitValue() != 0) {
            throw new IllegalStateException("Keycloak's build ended with " + build.exitValue() + "; see " + log);
        }
        Files.writeString(done, options);
    }

    /** What {@code kc.sh} does, as one process, tuned for a short life. */
    private static Process run(Path home, Path log, Map<String, String> variables, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        for (String opened : List.of("java.lang", "java.util", "java.util.concurrent", "java.security")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        command.add("-cp");
        command.add(home.resolve("lib/quarkus-run.jar") + File.pathSeparator + ownClasses());
        command.add(KeycloakMain.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static Path ownClasses() {
        try {
            return Path.of(KeycloakMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(Authority authority, Path log) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(authority.client())
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(30))
                .build();
        Awaitility.await("Keycloak answers; see " + log)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast("Keycloak has ended; see " + log, () -> !process.isAlive())
                .until(() -> client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** The issuer of the realm's tokens, without a slash at the end. */
    public String issuer() {
        return base + "/realms/fairlead";
    }

    /** Token endpoint of the realm. */
    public String tokenUrl() {
        return issuer() + "/protocol/openid-connect/token";
    }

    /** Where users of the realm sign in. */
    public String authorizationUrl() {
        return issuer() + "/protocol/openid-connect/auth";
    }

    /** The keys that the realm's tokens are signed with. */
    public URI keys() {
        return URI.create(issuer() + "/protocol/openid-connect/certs");
    }

    /** Ends the server, and waits until it is gone. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path write(Path file, Object keyOrCertificate) throws IOException {
        return Files.writeString(file, Authority.pem(keyOrCertificate));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
