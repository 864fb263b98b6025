package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Tools;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** OpenSSH with remote forwarding: {@code ssh -R} dials {@code sshd}. */
public final class OpenSsh implements Subject {
    private static final Path SEPARATION = Path.of("/run/sshd");

    @Override
    public String name() {
        return "OpenSSH -R";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.PEER, Trait.MULTIPLEXING, Trait.DIALS_OUT);
    }

    @Override
    public Optional<String> missing() {
        Optional<String> absent = Stream.of("sshd", "ssh", "ssh-keygen")
                .filter(program -> Tools.find(program).isEmpty())
                .map(program -> "no " + program + " (Debian: openssh-server, openssh-client)")
                .findFirst();
        if (absent.isEmpty() && isRoot() && !Files.isDirectory(SEPARATION)) {
            return Optional.of("sshd, started by root, wants the directory " + SEPARATION);
        }
        return absent;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @Override
    public Running start(Site site) throws IOException {
        Path directory = site.workshop().directory("openssh");
        Path hostKey = key(site.workshop(), directory.resolve("host"));
        Path userKey = key(site.workshop(), directory.resolve("user"));
        int server = Tools.freePort();
        int near = Tools.freePort();
        Path serverFile = Workshop.write(
                directory.resolve("sshd_config"),
                serverConfiguration(server, hostKey, Path.of(userKey + ".pub"), directory.resolve("pid")));
        // sshd insists on its full path
        ChildProcess sshd =
                site.workshop().start("sshd", List.of(program("sshd"), "-D", "-e", "-f", serverFile.toString()));
        Ports.await(sshd, server);
        Workshop.write(directory.resolve("known_hosts"), "battery " + Files.readString(Path.of(hostKey + ".pub")));
        Path clientFile = Workshop.write(
                directory.resolve("ssh_config"),
                clientConfiguration(site.wire().to(server), near, site.backend(), userKey));
        ChildProcess ssh =
                site.workshop().start("ssh", List.of(program("ssh"), "-N", "-F", clientFile.toString(), "battery"));
        Ports.await(ssh, near);
        return Running.of(this, near, sshd, ssh);
    }

    private static String program(String name) {
        return Tools.find(name).orElseThrow().toString();
    }

    private static Path key(Workshop workshop, Path file) throws IOException {
        workshop.run(List.of(program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", file.toString()));
        return file;
    }

    static String serverConfiguration(int port, Path hostKey, Path userKey, Path pidFile) {
        return """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                AllowTcpForwarding remote
                ClientAliveInterval 5
                ClientAliveCountMax 2
                """.formatted(port, hostKey, userKey, pidFile);
    }

    static String clientConfiguration(int server, int near, int backend, Path userKey) {
        return """
                Host battery
                  HostName 127.0.0.1
                  Port %d
                  HostKeyAlias battery
                  User %s
                  IdentityFile %s
                  IdentitiesOnly yes
                  BatchMode yes
                  UserKnownHostsFile %s
                  GlobalKnownHostsFile /dev/null
                  StrictHostKeyChecking yes
                  ExitOnForwardFailure yes
                  ServerAliveInterval 5
                  ServerAliveCountMax 2
                  RemoteForward 127.0.0.1:%d 127.0.0.1:%d
                """.formatted(
                server, System.getProperty("user.name"), userKey, userKey.resolveSibling("known_hosts"), near, backend);
    }
}
