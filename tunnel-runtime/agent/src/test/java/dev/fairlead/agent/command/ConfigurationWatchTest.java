package dev.fairlead.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.TenantChanges;
import dev.fairlead.agent.TenantService;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.InstallationReader;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.tunnel.fixture.MutableClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that changes while the agent runs. */
class ConfigurationWatchTest {
    private static final String ONE_MAPPING =
            "mappings: [{virtual: \"a:1\", internal: \"tcp://b:1\", applications: [x]}]\n";

    @TempDir
    private Path directory;

    private final Recorder tenants = new Recorder();
    private final StringWriter out = new StringWriter();
    private Path file;
    private ConfigurationWatch watch;

    @BeforeEach
    void start() throws Exception {
        file = Files.writeString(directory.resolve("agent.yaml"), "mappings: []\n");
        watch = watch();
    }

    @Test
    void aFileThatStaysAsItIsIsNotReadAgain() throws IOException {
        watch.look();
        Files.writeString(file, "mappings: []\n");
        watch.look();

        assertThat(tenants.used).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void aChangedFileIsUsedOnce() throws IOException {
        Files.writeString(file, ONE_MAPPING);
        watch.look();
        watch.look();

        assertThat(tenants.used).hasSize(1);
        assertThat(mappings(tenants.used.get(0), "")).isEqualTo(1);
        assertThat(told()).containsExactly("configuration changed, serves 1 mappings now");
    }

    @Test
    void aFileThatItNamesBelongsToIt() throws Exception {
        Path keys = Files.writeString(directory.resolve("keys.json"), "{\"keys\":[]}");
        Files.writeString(
                file, "trust: {issuers: [{issuer: \"https://idp.example\", jwksFile: keys.json, audiences: [a]}]}\n");
        watch = watch();
        watch.look();
        assertThat(tenants.used).isEmpty();

        Files.writeString(keys, "{\"keys\": []}");
        watch.look();
        watch.look();

        assertThat(tenants.used).hasSize(1);
    }

    @Test
    void aFileThatIsWrongIsToldOnceWithItsPlaceAndNotUsed() throws IOException {
        Files.writeString(file, "mapings: []\n");
        watch.look();
        watch.look();

        assertThat(tenants.used).isEmpty();
        assertThat(told())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("not used: " + file + ":1: mapings: there is no such key. Known here:"));
    }

    @Test
    void afterTheMistakeIsMendedTheFileIsUsed() throws IOException {
        Files.writeString(file, "mapings: []\n");
        watch.look();
        Files.writeString(file, "audit: {level: SECURITY}\n");
        watch.look();

        assertThat(tenants.used).hasSize(1);
    }

    @Test
    void keysThatCannotBeUsedAreTold() throws IOException {
        tenants.kept = Map.of("", "users.pem holds no usable key");
        Files.writeString(file, "audit: {level: ALL}\n");

        watch.look();

        assertThat(told()).containsExactly("the changed configuration is not used: users.pem holds no usable key");
    }

    @Nested
    class SeveralTenants {
        private Path acme;

        @BeforeEach
        void list() throws Exception {
            acme = Files.writeString(directory.resolve("acme.yaml"), "directory: acme\n");
            Files.writeString(directory.resolve("bravo.yaml"), "directory: bravo\n");
            Files.writeString(file, """
                    tenants:
                      - {name: acme, configuration: acme.yaml}
                    """);
            watch = watch();
        }

        @Test
        void theFileOfATenantIsWatchedToo() throws IOException {
            Files.writeString(acme, "directory: acme\n" + ONE_MAPPING);
            watch.look();

            assertThat(mappings(tenants.used.get(0), "acme")).isEqualTo(1);
            assertThat(told()).contains("tenant acme: configuration changed, serves 1 mappings now");
        }

        @Test
        void theFileOfATenantThatWasAddedIsWatchedFromThenOn() throws IOException {
            Files.writeString(file, Files.readString(file) + "  - {name: bravo, configuration: bravo.yaml}\n");
            watch.look();
            watch.look();
            tenants.used.clear();

            Files.writeString(directory.resolve("bravo.yaml"), "directory: bravo\n" + ONE_MAPPING);
            watch.look();

            assertThat(mappings(tenants.used.get(0), "bravo")).isEqualTo(1);
        }

        @Test
        void aTenantsMistakeIsToldOnceWithItsNameAndPlace() throws IOException {
            Files.writeString(acme, "mapings: []\n");
            watch.look();
            Files.writeString(file, "# the same\n" + Files.readString(file));
            watch.look();

            assertThat(told())
                    .filteredOn(line -> line.contains("mapings"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("tenant acme: not used: " + acme + ":1: mapings: "));
        }

        @Test
        void aTenantThatWaitsForItsEnrolmentIsTriedAgainAndToldOnce() {
            tenants.waiting = true;
            tenants.unserved = Map.of("acme", "not enrolled");
            watch.look();
            watch.look();

            assertThat(tenants.used).hasSize(2);
            assertThat(told()).containsExactly("tenant acme: not served: not enrolled");
        }
    }

    private ConfigurationWatch watch() throws Exception {
        StateReporter reporter =
                new StateReporter(new PrintWriter(out), new MutableClock(Instant.parse("2026-01-01T00:00:00Z")));
        return new ConfigurationWatch(InstallationReader.read(file), tenants, new TenantReports(reporter));
    }

    private List<String> told() {
        return out.toString()
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private static int mappings(Installation installation, String tenant) {
        return installation
                .tenant(tenant)
                .flatMap(TenantConfiguration::settings)
                .orElseThrow()
                .access()
                .mappings()
                .size();
    }

    /** Says of every tenant that it was changed. */
    private static final class Recorder implements TenantService {
        private final List<Installation> used = new ArrayList<>();
        private Map<String, String> unserved = Map.of();
        private Map<String, String> kept = Map.of();
        private boolean waiting;

        @Override
        public TenantChanges apply(Installation installation) {
            used.add(installation);
            List<String> changed = installation.tenants().stream()
                    .filter(tenant -> tenant.settings().isPresent())
                    .map(TenantConfiguration::name)
                    .filter(name -> !kept.containsKey(name) && !unserved.containsKey(name))
                    .toList();
            return new TenantChanges(List.of(), changed, List.of(), unserved, kept, Map.of());
        }

        @Override
        public boolean waiting() {
            return waiting;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
