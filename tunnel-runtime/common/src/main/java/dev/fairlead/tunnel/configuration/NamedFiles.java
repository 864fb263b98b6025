package dev.fairlead.tunnel.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that a configuration file names, such as keys and certificates. What they hold belongs to the configuration:
 * they are remembered, so that a change of one of them is a change of the whole.
 */
public final class NamedFiles {
    private final Path base;
    private final Set<Path> named = new LinkedHashSet<>();

    NamedFiles(Path base) {
        this.base = base;
    }

    /** The file of that name, which is relative to the configuration file's directory. */
    public Path resolve(String name) {
        Path file = base.resolve(name);
        named.add(file);
        return file;
    }

    /** All that were named so far. */
    public List<Path> all() {
        return new ArrayList<>(named);
    }

    /** A file that cannot be read adds nothing; that is reported where it is read. */
    void addTo(MessageDigest digest) {
        for (Path file : named) {
            try {
                digest.update(Files.readAllBytes(file));
            } catch (IOException unreadable) {
                digest.update((byte) 0);
            }
        }
    }
}
