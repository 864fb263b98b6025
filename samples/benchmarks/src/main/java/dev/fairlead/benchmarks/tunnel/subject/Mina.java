package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.mina.MinaAgent;
import dev.fairlead.benchmarks.tunnel.mina.MinaServer;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Apache MINA SSHD with remote forwarding: the one in Java that does the same as ours. */
public final class Mina implements Subject {
    private static final List<String> MEMORY = List.of("-Xmx256m");

    @Override
    public String name() {
        return "Apache MINA SSHD -R";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.PEER, Trait.MULTIPLEXING, Trait.DIALS_OUT, Trait.JAVA);
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Running start(Site site) throws IOException {
        ChildProcess server = site.workshop().helper("mina-server", MEMORY, MinaServer.class);
        int port = server.expect("ready").integer("port");
        ChildProcess agent = site.workshop()
                .helper("mina-agent", MEMORY, MinaAgent.class, site.wire().to(port), site.backend());
        return Running.of(this, agent.expect("ready").integer("port"), server, agent);
    }
}
