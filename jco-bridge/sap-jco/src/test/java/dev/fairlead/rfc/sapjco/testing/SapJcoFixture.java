package dev.fairlead.rfc.sapjco.testing;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.EmulatorBuilder;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.RepositorySettings;
import dev.fairlead.rfc.sapjco.SapJcoDestination;
import dev.fairlead.rfc.sapjco.SapJcoSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stand-in archive, freshly loaded, in front of an emulated system with user TESTER. */
public final class SapJcoFixture implements AutoCloseable {
    private static final URLClassLoader COMPILED = compile();

    private final AbapEmulator emulator;
    private final URLClassLoader archive = StandInArchive.again(COMPILED);
    private final EmulatedBackend backend;

    public SapJcoFixture() {
        this(AbapEmulator.builder());
    }

    public SapJcoFixture(EmulatorBuilder system) {
        this.emulator =
                system.client("100").user("TESTER", "secret").standardModules().start();
        this.backend = new EmulatedBackend(emulator);
        StandInArchive.answer(archive, backend);
    }

    private static URLClassLoader compile() {
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "stand-in");
            return StandInArchive.complete().load(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URLClassLoader archive() {
        return archive;
    }

    public EmulatedBackend backend() {
        return backend;
    }

    public AbapEmulator emulator() {
        return emulator;
    }

    public static SapJcoDestination destination(String tenant, String name, Map<String, String> changes) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "jco.client.wshost", "erp.example",
                "jco.client.wsport", "443",
                "jco.client.client", "100",
                "jco.client.user", "TESTER",
                "jco.client.passwd", "secret"));
        properties.putAll(changes);
        return new SapJcoDestination(tenant, "subaccount", name, properties);
    }

    public static SapJcoDestination destination() {
        return destination("t1", "erp", Map.of());
    }

    /** A fresh call of a function, as the archive describes it. */
    public static FunctionData function(SapJcoSystem system, String name) {
        return new MetadataRepository(List.of(system), RepositorySettings.standard()).require(name);
    }

    @Override
    public void close() throws IOException {
        archive.close();
        emulator.close();
    }
}
