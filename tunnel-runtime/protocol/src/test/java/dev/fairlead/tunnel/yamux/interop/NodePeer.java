package dev.fairlead.tunnel.yamux.interop;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The other implementation in a process of its own. */
final class NodePeer implements AutoCloseable {
    private static final int INSTALL_SECONDS = 120;
    private static final Path HOME = Path.of("target", "yamux-peer").toAbsolutePath();

    private final Process process;
    private final Writer input;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private NodePeer(Process process) {
        this.process = process;
        this.input = process.outputWriter();
        Thread reader = new Thread(() -> read(process.inputReader()), "node-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Fetches the package if it is not there yet; whether there is one, and Node.js, at all. */
    static boolean isAvailable() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (String file : List.of("peer.mjs", "package.json")) {
            try (InputStream in = NodePeer.class.getResourceAsStream("/dev/fairlead/tunnel/yamux/" + file)) {
                Files.write(HOME.resolve(file), in.readAllBytes());
            }
        }
        return succeeds("node", "--version")
                && (Files.exists(HOME.resolve("node_modules/@chainsafe/libp2p-yamux/package.json"))
                        || succeeds(
                                "npm",
                                "install",
                                "--no-audit",
                                "--no-fund",
                                "--ignore-scripts",
                                // without a registry the tests are skipped, and soon
                                "--fetch-retries=0"));
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("install.log").toFile())
                    .start();
            boolean ended = process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS);
            process.destroy();
            return ended && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    static NodePeer start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "peer.mjs"));
        command.addAll(List.of(arguments));
        return new NodePeer(new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectError(HOME.resolve("error.log").toFile())
                .start());
    }

    private void read(BufferedReader output) {
        output.lines().forEach(said::add);
    }

    void tell(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** Waits until it has said a line that starts so, and returns what follows. */
    String awaitLine(String start) {
        await(start).until(() -> said.stream().anyMatch(line -> line.startsWith(start)));
        return said.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length())
                .strip();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(5, TimeUnit.SECONDS);
    }
}
