package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.util.Optional;

/** Reads a password from a file of its own, so that it never stands in the configuration. */
final class PasswordFile {
    static final String HINT =
            "Write the password into a file that only its owner can read; names are relative to this file";

    private PasswordFile() {}

    /** Without the end of its line; a file that others can read is a problem. */
    static Optional<String> read(YamlValue file, NamedFiles named) {
        return file.parsed(named::resolve, "Write the name of a file").flatMap(path -> {
            try {
                return Optional.of(PrivateFile.read(path).strip());
            } catch (IOException unreadable) {
                return file.wrong("cannot use " + path + ": " + unreadable.getMessage(), HINT);
            }
        });
    }
}
