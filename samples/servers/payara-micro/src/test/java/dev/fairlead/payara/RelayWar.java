package dev.fairlead.payara;

import dev.fairlead.cdi.DestinationExtension;
import dev.fairlead.payara.app.FailureMapper;
import dev.fairlead.payara.app.RelayApplication;
import dev.fairlead.payara.app.RelayResource;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the application: our classes, {@code fairlead-cdi} as its one library, no descriptor of the server. */
final class RelayWar {
    private static final String ALL_BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"3.0\" bean-discovery-mode=\"all\"/>";

    private RelayWar() {}

    /** The application with that configuration, and more beans if wanted. */
    static WebArchive named(String name, Users users, Map<String, String> configuration, Class<?>... beans) {
        Map<String, String> all = new TreeMap<>(configuration);
        all.put("mp.jwt.verify.publickey.location", "/META-INF/issuer.pem");
        all.put("mp.jwt.verify.issuer", Users.ISSUER);
        StringBuilder properties = new StringBuilder();
        all.forEach(
                (key, value) -> properties.append(key).append('=').append(value).append('\n'));
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(RelayApplication.class, RelayResource.class, FailureMapper.class)
                .addClasses(beans)
                .addAsLibrary(extension())
                .addAsResource(new StringAsset(properties.toString()), "META-INF/microprofile-config.properties")
                .addAsResource(new StringAsset(users.publicKeyPem()), "META-INF/issuer.pem")
                .addAsWebInfResource(new StringAsset(ALL_BEANS), "beans.xml");
    }

    /** The application as a file. */
    static Path file(WebArchive war) throws IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty("work.directory"), "wars"));
        Path file = directory.resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static File extension() {
        try {
            return new File(DestinationExtension.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
