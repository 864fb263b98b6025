package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.agent.command.AgentCommand;
import dev.fairlead.benchmarks.tunnel.fairlead.RawGateway;
import dev.fairlead.benchmarks.tunnel.fairlead.TunnelFiles;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Tools;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.gateway.cli.GatewayCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tunnel of Fairlead: a gateway and an agent, each as it is. */
public final class Fairlead implements Subject {
    /** The agent's start script says so too, and allows a larger heap. */
    private static final List<String> MEMORY = List.of(
            "-XX:+UseSerialGC",
            "-Xms8m",
            "-Xmx64m",
            "-XX:MaxNewSize=8m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:Tier4InvocationThreshold=15000",
            "-XX:Tier4MinInvocationThreshold=1800",
            "-XX:Tier4CompileThreshold=45000",
            "-XX:Tier4BackEdgeThreshold=120000",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Dio.netty.jfr.enabled=false",
            "-Dio.netty.leakDetection.level=disabled");

    /** Behind the name of a subject whose clients use the HTTP proxy. */
    public static final String HTTP = ", HTTP";

    /** Behind the name of a subject whose sessions run in WebSockets. */
    public static final String WEBSOCKET = ", WebSocket";

    /** What passes, and in what. */
    private enum Kind {
        RAW("auto", Trait.FAIRLEAD, Trait.MULTIPLEXING, Trait.DIALS_OUT),
        WEBSOCKET("websocket", Trait.WEBSOCKET),
        USERS("auto", Trait.USERS);

        private final String carrier;
        private final Set<Trait> traits;

        Kind(String carrier, Trait... traits) {
            this.carrier = carrier;
            this.traits =
                    Stream.concat(Stream.of(traits), Stream.of(Trait.JAVA)).collect(Collectors.toUnmodifiableSet());
        }
    }

    private final String name;
    private final Path java;
    private final String natives;
    private final Kind kind;
    private final List<String> watching;
    private final Optional<Path> agent;

    private Fairlead(String name, Path java, String natives, Kind kind, List<String> watching, Optional<Path> agent) {
        this.watching = watching;
        this.agent = agent;
        this.name = name;
        this.java = java;
        this.natives = natives;
        this.kind = kind;
    }

    /**
     * Streams as they are.
     *
     * @param name in the tables
     * @param java home of the Java on which both ends run
     * @param natives the value of {@code fairlead.tunnel.natives}
     */
    public static Fairlead raw(String name, Path java, String natives) {
        return new Fairlead(name, java, natives, Kind.RAW, List.of(), Optional.empty());
    }

    /** As {@link #raw}, in a WebSocket. */
    public static Fairlead webSocket(String name, Path java, String natives) {
        return new Fairlead(name + WEBSOCKET, java, natives, Kind.WEBSOCKET, List.of(), Optional.empty());
    }

    /** Requests through the HTTP proxy, on behalf of a user, with access control; as {@link #raw} otherwise. */
    public static Fairlead http(String name, Path java, String natives) {
        return new Fairlead(name + HTTP, java, natives, Kind.USERS, List.of(), Optional.empty());
    }

    /** The same, whose JVMs count their memory outside the heap; that costs a little. */
    public Fairlead watched() {
        return new Fairlead(name, java, natives, kind, List.of("-XX:NativeMemoryTracking=summary"), agent);
    }

    /**
     * The same with an agent as its users get it.
     *
     * @param home of the agent's portable archive or Debian package; empty: it runs from this program's class path
     */
    public Fairlead withAgentOf(Optional<Path> home) {
        return new Fairlead(name, java, natives, kind, watching, home);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Trait> traits() {
        return kind.traits;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Running start(Site site) throws IOException {
        TunnelFiles files = new TunnelFiles(
                site.workshop().directory("gateway"), site.workshop().directory("agent"));
        return kind == Kind.USERS ? startHttp(site, files) : startRaw(site, files);
    }

    private Running startRaw(Site site, TunnelFiles files) throws IOException {
        ChildProcess gateway = site.workshop().helper(java, "gateway", options(), RawGateway.class, files.gateway());
        Words ports = gateway.expect("ready");
        return Running.of(this, ports.integer("port"), gateway, startAgent(site, files, ports.integer("agents")));
    }

    private Running startHttp(Site site, TunnelFiles files) throws IOException {
        int agents = Tools.freePort();
        int port = Tools.freePort();
        ChildProcess gateway =
                site.workshop().start("gateway", command(GatewayCommand.class, files.configureGateway(agents, port)));
        Ports.await(gateway, port);
        ChildProcess agent = startAgent(site, files, agents);
        return new Running(this, port, files.requestOfUser(), List.of(gateway, agent), List.of());
    }

    private ChildProcess startAgent(Site site, TunnelFiles files, int gateway) throws IOException {
        Pems pems = Pems.write(site.workshop().directory("trust"), site.authority());
        int dialled = site.wire().to(gateway);
        files.enrol(dialled);
        Path configuration = files.configureAgent(site.backend(), site.secureBackend(), pems.authority(), kind.carrier);
        return site.workshop()
                .start(
                        "agent",
                        agent.map(home -> installed(home, configuration))
                                .orElseGet(() -> command(AgentCommand.class, configuration)));
    }

    private List<String> installed(Path home, Path configuration) {
        String more = Stream.of(watching, natives())
                .flatMap(List::stream)
                .collect(Collectors.joining(" ", "FAIRLEAD_AGENT_JAVA_OPTIONS=", ""));
        return List.of(
                "env",
                "JAVA_HOME=" + java,
                more,
                home.resolve("bin").resolve("fairlead-agent").toString(),
                "run",
                "--config",
                configuration.toString());
    }

    private List<String> command(Class<?> main, Path configuration) {
        return Workshop.java(java, options(), main, "run", "--config", configuration);
    }

    private List<String> options() {
        return Stream.of(MEMORY, watching, natives()).flatMap(List::stream).toList();
    }

    private List<String> natives() {
        return List.of("-Dfairlead.tunnel.natives=" + natives);
    }
}
