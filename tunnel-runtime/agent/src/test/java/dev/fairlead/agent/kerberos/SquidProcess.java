package dev.fairlead.agent.kerberos;

import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.LocalPorts;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Squid as Debian has it (package squid), which lets nobody through who has not logged on. */
final class SquidProcess implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/squid");
    private static final Path NEGOTIATE = Path.of("/usr/lib/squid/negotiate_kerberos_auth");
    private static final Path BASIC = Path.of("/usr/lib/squid/basic_ncsa_auth");
    private static final String CONFIGURATION = """
            http_port 127.0.0.1:%1$d
            pid_filename none
            access_log none
            cache_log /dev/null
            cache_store_log none
            coredump_dir none
            cache deny all
            shutdown_lifetime 0 seconds
            %2$s
            acl known proxy_auth REQUIRED
            http_access allow known
            http_access deny all
            """;

    private final int port;
    private final Process process;

    private SquidProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Whether this machine has the programs. */
    static boolean isInstalled() {
        return Stream.of(PROGRAM, NEGOTIATE, BASIC).allMatch(Files::isExecutable);
    }

    /** One that offers Negotiate only. */
    static SquidProcess negotiating(Path directory, TestKdc kdc, String service, Path keytab) throws Exception {
        Path readable = directory.resolve("squid.keytab");
        Path configuration = directory.resolve("krb5.conf");
        Files.copy(keytab, readable);
        Files.copy(Path.of(kdc.configuration()), configuration);
        return start(
                directory,
                "auth_param negotiate program %s -s %s@%s -k %s\nauth_param negotiate children 2"
                        .formatted(NEGOTIATE, service, TestKdc.REALM, readable),
                configuration.toString());
    }

    /** One that offers Basic only. */
    static SquidProcess withPasswords(Path directory, String passwords) throws Exception {
        Path file = Files.writeString(directory.resolve("squid.passwords"), passwords);
        return start(
                directory,
                "auth_param basic program " + BASIC + " " + file + "\nauth_param basic children 2",
                "/dev/null");
    }

    private static SquidProcess start(Path directory, String authentication, String kerberos) throws Exception {
        int port = LocalPorts.free();
        Path file = Files.writeString(directory.resolve("squid.conf"), CONFIGURATION.formatted(port, authentication));
        // started by root, it becomes somebody else who has to read all that
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path readable : files.toList()) {
                Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(PROGRAM.toString(), "-N", "-f", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("squid.log").toFile());
        builder.environment().put("KRB5_CONFIG", kerberos);
        Process process = builder.start();
        await().until(() -> LocalPorts.listens(port) || !process.isAlive());
        return new SquidProcess(port, process);
    }

    /** By the name that its account has in the realm. */
    Endpoint endpoint() {
        return new Endpoint("localhost", port);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
