package dev.fairlead.agent.command;

import dev.fairlead.agent.certificate.CertificateAuthorityException;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Looks whether a configuration file has changed, by its content, and has a running agent go on by what it says now. A
 * file that cannot be used is told once, with every problem, and the former configuration goes on.
 */
final class ConfigurationWatch {
    private final Path file;
    private final Reloading agent;
    private final Consumer<String> teller;
    private byte[] seen;

    /**
     * @param agent goes on by a changed configuration
     * @param teller prints what happened, a line each
     * @throws IOException if the file cannot be read
     */
    ConfigurationWatch(Path file, Reloading agent, Consumer<String> teller) throws IOException {
        this.file = file;
        this.agent = agent;
        this.teller = teller;
        this.seen = Files.readAllBytes(file);
    }

    /** Looks once. */
    void look() {
        try {
            byte[] content = Files.readAllBytes(file);
            if (!Arrays.equals(content, seen)) {
                seen = content;
                AgentConfiguration changed = ConfigurationReader.read(file);
                agent.reload(changed);
                changed.warnings().forEach(warning -> teller.accept("warning: " + warning));
                teller.accept("configuration changed, serves "
                        + changed.access().mappings().size() + " mappings now");
            }
        } catch (ConfigurationException invalid) {
            invalid.problems().forEach(problem -> teller.accept("not used: " + problem));
        } catch (IOException | CertificateAuthorityException unusable) {
            teller.accept("the changed configuration is not used: " + unusable.getMessage());
        }
    }

    /** What goes on by another configuration. */
    @FunctionalInterface
    interface Reloading {
        /**
         * @throws IOException if it cannot; the former configuration then still counts
         */
        void reload(AgentConfiguration configuration) throws IOException;
    }
}
