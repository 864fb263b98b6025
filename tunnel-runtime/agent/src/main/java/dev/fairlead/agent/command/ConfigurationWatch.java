package dev.fairlead.agent.command;

import dev.fairlead.agent.TenantService;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.InstallationReader;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether the configuration has changed, by the content of its files, and has the tenants' agents go on by what it
 * says now. What cannot be used is told once, with every problem, and the former configuration goes on: of the whole
 * agent if its own file has problems, else of the one tenant whose file has them.
 */
final class ConfigurationWatch {
    private final TenantService tenants;
    private final TenantReports reports;
    private Installation current;
    private Map<Path, Optional<ByteBuffer>> seen;

    /**
     * @param begun the configuration that the agent began with
     * @param tenants go on by a changed configuration
     */
    ConfigurationWatch(Installation begun, TenantService tenants, TenantReports reports) {
        this.tenants = tenants;
        this.reports = reports;
        this.current = begun;
        this.seen = contents(begun.files());
    }

    /** Looks once. */
    void look() {
        Map<Path, Optional<ByteBuffer>> contents = contents(current.files());
        if (!contents.equals(seen)) {
            seen = contents;
            read();
        } else if (tenants.waiting()) {
            reports.tell(current, tenants.apply(current));
        }
    }

    private void read() {
        try {
            // files that are listed only now make the next look differ, so that none changes unseen
            current = InstallationReader.read(current.file());
            reports.tell(current, tenants.apply(current));
        } catch (ConfigurationException invalid) {
            reports.tell(invalid);
        }
    }

    private static Map<Path, Optional<ByteBuffer>> contents(List<Path> files) {
        Map<Path, Optional<ByteBuffer>> contents = new HashMap<>();
        files.forEach(file -> contents.put(file, content(file)));
        return contents;
    }

    private static Optional<ByteBuffer> content(Path file) {
        try {
            return Optional.of(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
