package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.fairlead.RawAgent;
import dev.fairlead.benchmarks.tunnel.fairlead.RawGateway;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tunnel of Fairlead, streams as they are. */
public final class FairleadRaw implements Subject {
    private static final List<String> MEMORY = List.of("-Xmx64m", "-XX:+UseSerialGC");

    private final String name;
    private final Path java;
    private final String natives;

    /**
     * @param name in the tables
     * @param java home of the Java on which both ends run
     * @param natives the value of {@code fairlead.tunnel.natives}
     */
    public FairleadRaw(String name, Path java, String natives) {
        this.name = name;
        this.java = java;
        this.natives = natives;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.FAIRLEAD, Trait.MULTIPLEXING, Trait.DIALS_OUT, Trait.JAVA);
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Running start(Site site) throws IOException {
        Pems pems = Pems.write(site.workshop().directory("fairlead"), site.authority());
        List<String> options = new java.util.ArrayList<>(MEMORY);
        options.add("-Dfairlead.tunnel.natives=" + natives);
        ChildProcess gateway =
                site.workshop().java(java, "gateway", options, RawGateway.class, pems.authority(), pems.server());
        Words ready = gateway.expect("ready");
        ChildProcess agent = site.workshop()
                .java(
                        java,
                        "agent",
                        options,
                        RawAgent.class,
                        site.wire().to(ready.integer("agents")),
                        site.backend(),
                        pems.authority(),
                        pems.agent());
        agent.expect("ready");
        return Running.of(this, ready.integer("port"), gateway, agent);
    }
}
