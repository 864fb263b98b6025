package dev.fairlead.payara.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** A Payara Micro process, with a heap of 256 MiB, that obeys a test. */
public final class PayaraProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 180;

    private final Process process;
    private final PrintWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Map<String, String> properties;
    private final Path log;
    private final URI base;

    private PayaraProcess(Process process, Map<String, String> properties, Path log, URI base) {
        this.process = process;
        this.properties = Map.copyOf(properties);
        this.commands =
                new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        this.log = log;
        this.base = base;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param name names its log in the build directory
     * @param properties system properties of the server
     */
    public static PayaraProcess start(String name, Map<String, String> properties) throws IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty("work.directory"), name));
        int port = freePort();
        Process process = new ProcessBuilder(command(directory, properties, port))
                .redirectErrorStream(true)
                .start();
        PayaraProcess server = new PayaraProcess(
                process, properties, directory.resolve("server.log"), URI.create("http://127.0.0.1:" + port));
        Thread reader = new Thread(server::read, name + "-output");
        reader.setDaemon(true);
        reader.start();
        server.expect("ready");
        return server;
    }

    /** Deploys an archive under a name. */
    public void deploy(String name, Path archive) {
        String answer = ask("deploy " + name + " " + archive.toAbsolutePath());
        if (!answer.equals("ok")) {
            throw new IllegalStateException(name + " was not deployed: " + answer);
        }
    }

    /** What the server says to an archive that it must refuse. */
    public String refusalOf(String name, Path archive) {
        String answer = ask("deploy " + name + " " + archive.toAbsolutePath());
        if (answer.equals("ok")) {
            throw new IllegalStateException(name + " was deployed");
        }
        return answer;
    }

    public void undeploy(String name) {
        String answer = ask("undeploy " + name);
        if (!answer.equals("ok")) {
            throw new IllegalStateException(name + " was not undeployed: " + answer);
        }
    }

    /** Runs one of the server's own administrative commands. */
    public void admin(String command) {
        String answer = ask("admin " + command);
        if (!answer.equals("ok")) {
            throw new IllegalStateException(command + ": " + answer);
        }
    }

    /** What of Fairlead lives in the server; see {@link Census}. */
    public String census() {
        return ask("census");
    }

    /** A system property that the server was started with. */
    public String property(String name) {
        return properties.get(name);
    }

    /** How many sockets the server has open; empty where the operating system does not say. */
    public OptionalLong sockets() {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return OptionalLong.of(open.filter(PayaraProcess::isSocket).count());
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closed) {
            return false;
        }
    }

    /** Address of an application, with a slash at the end. */
    public URI application(String contextRoot) {
        return base.resolve("/" + contextRoot + "/");
    }

    /** All that the server has written so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Ends the server, and waits until it is gone. */
    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String ask(String command) {
        commands.println(command);
        return answer();
    }

    private void expect(String wanted) {
        String answer = answer();
        if (!answer.equals(wanted)) {
            close();
            throw new IllegalStateException("The server answered " + answer + "; see " + log);
        }
    }

    private String answer() {
        try {
            String answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("The server is silent; see " + log);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server worked", e);
        }
    }

    private void read() {
        try (InputStream output = process.getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                PrintWriter file = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(PayaraMain.ANSWER)) {
                    answers.add(line.substring(PayaraMain.ANSWER.length()));
                }
                file.println(line);
            }
            answers.add("end");
        } catch (IOException e) {
            answers.add("unreadable: " + e);
        }
    }

    private static List<String> command(Path directory, Map<String, String> properties, int port) throws IOException {
        Path server = Path.of(System.getProperty("payara.micro.jar"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        // soft references are caches, not leaks: what only they hold counts as gone
        command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
        command.add("-Djava.io.tmpdir="
                + Files.createDirectories(directory.resolve("tmp")).toAbsolutePath());
        command.addAll(openModules(server));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(server + File.pathSeparator + harness(directory));
        command.add(PayaraMain.class.getName());
        command.add(Integer.toString(port));
        return command;
    }

    /** Only what runs in the process: anything more on its class path would be seen by applications, and first. */
    private static Path harness(Path directory) {
        Path jar = directory.resolve("harness.jar");
        ShrinkWrap.create(JavaArchive.class)
                .addClasses(PayaraMain.class, Census.class)
                .as(ZipExporter.class)
                .exportTo(jar.toFile(), true);
        return jar;
    }

    /** What {@code java -jar} would take from the server's manifest. */
    private static List<String> openModules(Path server) throws IOException {
        try (JarFile jar = new JarFile(server.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            List<String> options = new ArrayList<>();
            for (String opened : manifest.getValue("Add-Opens").split(" ")) {
                options.add("--add-opens=" + opened + "=ALL-UNNAMED");
            }
            for (String exported : manifest.getValue("Add-Exports").split(" ")) {
                options.add("--add-exports=" + exported + "=ALL-UNNAMED");
            }
            return options;
        }
    }

    /** A port of this machine's loopback address that nobody had a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
