package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.pki.Authority;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The files that a TLS connection between two ends needs.
 *
 * @param authority whom to trust
 * @param server key and certificate of the end that listens
 * @param agent key and certificate of the end that dials, where it shows one
 */
record Pems(Path authority, Path server, Path agent) {

    static Pems write(Path directory, Authority authority) throws IOException {
        try {
            return new Pems(
                    Workshop.write(directory.resolve("authority.pem"), Pem.encode(List.of(authority.certificate()))),
                    identity(directory.resolve("server.pem"), authority.server()),
                    identity(directory.resolve("agent.pem"), authority.agent("battery")));
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates cannot be made", e);
        }
    }

    private static Path identity(Path file, Identity identity) throws IOException, GeneralSecurityException {
        return Workshop.write(file, Pem.encode(identity));
    }
}
