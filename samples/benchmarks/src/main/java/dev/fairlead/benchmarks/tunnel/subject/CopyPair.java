package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.link.LinkProcess;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Two processes that copy bytes and do nothing else: the least that a way over two processes can cost. They are C,
 * compiled when they are started. Without a compiler they are Java, which costs more and makes comparisons with them
 * easier; then their name says so.
 */
public final class CopyPair implements Subject {
    private static final List<String> MEMORY = List.of("-Xmx64m", "-XX:+UseSerialGC");

    /** Its name on this machine, for targets that refer to it. */
    public static String nameHere() {
        return compiler().isPresent() ? "two copies" : "two copies in Java";
    }

    @Override
    public String name() {
        return nameHere();
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.REFERENCE);
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    private static Optional<Path> compiler() {
        return Tools.find("cc").or(() -> Tools.find("gcc"));
    }

    @Override
    public Running start(Site site) throws IOException {
        return compiler().isPresent() ? startC(site) : startJava(site);
    }

    private Running startJava(Site site) throws IOException {
        ChildProcess far = copy(site, site.backend());
        ChildProcess near = copy(site, site.wire().to(far.expect("ready").integer("port")));
        return Running.of(this, near.expect("ready").integer("port"), near, far);
    }

    /** A link without delay and limits is a copy. */
    private static ChildProcess copy(Site site, int target) throws IOException {
        return site.workshop().helper("copy", MEMORY, LinkProcess.class, target, 0, 0, 0);
    }

    private Running startC(Site site) throws IOException {
        Path program = compile(site);
        int far = Tools.freePort();
        ChildProcess farCopy = site.workshop().start("copy-far", command(program, far, site.backend()));
        Ports.await(farCopy, far);
        int near = Tools.freePort();
        ChildProcess nearCopy = site.workshop()
                .start("copy-near", command(program, near, site.wire().to(far)));
        Ports.await(nearCopy, near);
        return Running.of(this, near, nearCopy, farCopy);
    }

    private static List<String> command(Path program, int listen, int target) {
        return List.of(program.toString(), Integer.toString(listen), Integer.toString(target));
    }

    private static Path compile(Site site) throws IOException {
        Path directory = site.workshop().directory("copy");
        Path source = directory.resolve("copy.c");
        try (InputStream in = Objects.requireNonNull(CopyPair.class.getResourceAsStream("copy.c"))) {
            Files.copy(in, source);
        }
        Path program = directory.resolve("copy");
        site.workshop()
                .run(List.of(compiler().orElseThrow().toString(), "-O2", "-o", program.toString(), source.toString()));
        return program;
    }
}
