package dev.fairlead.benchmarks.tunnel.subject;

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
 * compiled when they are started; Java would make the comparison too easy for the tunnel.
 */
public final class CopyPair implements Subject {
    /** What targets refer to. */
    public static final String NAME = "two copies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.REFERENCE);
    }

    @Override
    public Optional<String> missing() {
        return compiler().isPresent() ? Optional.empty() : Optional.of("no C compiler (cc or gcc)");
    }

    private static Optional<Path> compiler() {
        return Tools.find("cc").or(() -> Tools.find("gcc"));
    }

    @Override
    public Running start(Site site) throws IOException {
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
