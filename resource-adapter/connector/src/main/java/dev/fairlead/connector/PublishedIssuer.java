package dev.fairlead.connector;

import dev.fairlead.connector.configuration.LocalIssuerConfiguration;
import dev.fairlead.issuer.IssuerKey;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.trust.Certificates;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/** Makes the local issuer, and writes what agents need to verify its tokens where a web server publishes it. */
final class PublishedIssuer {
    private static final String METADATA = ".well-known/openid-configuration";

    private PublishedIssuer() {}

    /**
     * @param stores where relative locations of key stores start
     * @throws UncheckedIOException if the directory cannot be written
     * @throws dev.fairlead.error.InvalidDestinationException if the key store cannot be used
     */
    static LocalIssuer of(LocalIssuerConfiguration configuration, Certificates stores) {
        IssuerKey key = configuration
                .keyStore()
                .map(store -> IssuerKey.stored(store, stores))
                .orElseGet(() -> IssuerKey.generate(IssuerKey.Algorithm.ES256));
        LocalIssuer issuer = new LocalIssuer(configuration.settings(), key, Clock.systemUTC());
        try {
            write(configuration.directory().resolve(LocalIssuerConfiguration.KEYS), issuer.keys());
            write(configuration.directory().resolve(METADATA), issuer.metadata());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the keys of the local issuer cannot be written to " + configuration.directory(), e);
        }
        return issuer;
    }

    /** In one step, since somebody may be reading. */
    private static void write(Path file, JsonObject content) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "issuer", ".tmp");
        Files.writeString(draft, content.toString());
        draft.toFile().setReadable(true, false);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
