package dev.fairlead.benchmarks.tunnel.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs and ports of this machine. */
public final class Tools {
    private static final String ADMINISTRATORS_PATH = "/usr/local/sbin:/usr/sbin:/sbin";

    private Tools() {}

    /** Where a program is; also looks where administrators keep theirs. */
    public static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":" + ADMINISTRATORS_PATH;
        return Stream.of(path.split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A port on which nobody listens, for programs that must be told theirs. */
    public static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }
}
