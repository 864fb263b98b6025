package dev.fairlead.agent.statistics;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.tunnel.keys.PrivateFile;
import dev.fairlead.tunnel.message.MalformedMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What passed through the mappings, in a file of the agent's directory, so that it survives a restart (agent
 * specification, 11.3). Statistics are worth no failure: a file that cannot be read or written is told once, and counting
 * begins anew or ends with the process.
 */
public final class UsageFile {
    private static final System.Logger LOGGER = System.getLogger(UsageFile.class.getName());
    private static final String NAME = "usage.json";

    private final Path file;
    private final Traffic traffic;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param directory of the agent */
    public UsageFile(Path directory, Traffic traffic) {
        this.file = directory.resolve(NAME);
        this.traffic = traffic;
    }

    /** Adds what the file says about mappings that are exposed. */
    public void load(AccessRules access) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            traffic.restore(UsageJson.read(PrivateFile.read(file)), access);
        } catch (IOException | MalformedMessageException damaged) {
            tell(damaged);
        }
    }

    /** Writes it; blocks. One at a time, so that what is written last is the newest. */
    public synchronized void save() {
        try {
            PrivateFile.write(file, UsageJson.write(traffic.kept()));
        } catch (IOException impossible) {
            tell(impossible);
        }
    }

    private void tell(Exception problem) {
        if (told.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Access statistics are not kept across restarts: {0}: {1}",
                    file.getFileName(),
                    problem.getMessage());
        }
    }
}
