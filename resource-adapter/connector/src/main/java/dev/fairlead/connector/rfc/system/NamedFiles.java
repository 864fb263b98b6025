package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.transport.TransportOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that RFC destinations name: interfaces of functions, and what a probe found out. All lie in one directory of the
 * server's administrator; whoever writes destinations reaches no other.
 */
final class NamedFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String SUFFIX = ".json";

    private final Optional<Path> directory;

    /** @param directory empty if the server has none; then every name is refused */
    NamedFiles(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * Opens a file, in UTF-8.
     *
     * @param option the property that names it, without {@link TransportOptions#PREFIX}
     * @param name with or without {@code .json}
     * @throws RfcException of group {@link RfcErrorGroup#CONFIGURATION} if there is no such file in the directory
     */
    Reader open(String destination, String option, String name) {
        if (directory.isEmpty()) {
            throw failure(destination, option, "names a file, and this server has no directory of them");
        }
        if (!NAME.matcher(name).matches()) {
            throw failure(destination, option, "has a name that no file can have: only letters, digits and ._-");
        }
        try {
            Path parent = directory.get().toRealPath();
            Path file =
                    parent.resolve(name.endsWith(SUFFIX) ? name : name + SUFFIX).toRealPath();
            // a link may lead elsewhere within the directory, as those of mounted configuration do
            if (!file.startsWith(parent)) {
                throw failure(destination, option, "names a link that leads out of the directory");
            }
            return Files.newBufferedReader(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failure(destination, option, "names " + name + ", which cannot be read in the server's directory", e);
        }
    }

    private static RfcException failure(String destination, String option, String found) {
        return failure(destination, option, found, null);
    }

    private static RfcException failure(String destination, String option, String found, IOException cause) {
        return RfcException.of(
                RfcFailure.of(RfcErrorGroup.CONFIGURATION, destination, TransportOptions.PREFIX + option, found),
                cause);
    }
}
