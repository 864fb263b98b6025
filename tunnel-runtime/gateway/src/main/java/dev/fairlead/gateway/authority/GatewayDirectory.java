package dev.fairlead.gateway.authority;

import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a gateway keeps what must survive a restart. Whoever can read it can enrol agents, so only its owner can.
 *
 * @param root the folder
 */
public record GatewayDirectory(Path root) {

    /** Opens the folder and creates what is missing of it. */
    public static GatewayDirectory open(Path root) throws IOException {
        GatewayDirectory directory = new GatewayDirectory(root.toAbsolutePath().normalize());
        PrivateFile.createDirectory(directory.root);
        PrivateFile.createDirectory(directory.agents());
        PrivateFile.createDirectory(directory.codes());
        return directory;
    }

    /** A file for every registered agent. */
    public Path agents() {
        return root.resolve("agents");
    }

    /** A file for every enrolment code. */
    public Path codes() {
        return root.resolve("codes");
    }

    Path authority() {
        return root.resolve("authority.pem");
    }

    Path server() {
        return root.resolve("server.pem");
    }
}
