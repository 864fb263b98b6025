package dev.fairlead.faults.chain;

import dev.fairlead.cdi.DestinationExtension;
import dev.fairlead.faults.app.FaultsApplication;
import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs the application under test. */
final class FaultsWar {
    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"all\"/>";

    private FaultsWar() {}

    /** Writes {@code faults.war} into {@code directory}. */
    static Path write(Path directory) {
        Path war = directory.resolve("faults.war");
        File cdi = new File(DestinationExtension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        ShrinkWrap.create(WebArchive.class, "faults.war")
                .addPackage(FaultsApplication.class.getPackage())
                .addAsLibrary(cdi)
                .addAsWebInfResource(new StringAsset(BEANS), "beans.xml")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }
}
