package dev.fairlead.connector.rfc;

import static dev.fairlead.connector.rfc.RfcDestinations.direct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.profile.ProfileFile;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.source.DestinationLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Destinations that name what a probe has found out about their system (RFC specification, H.2). */
class ProfileTest {
    private static final String PROFILE = "jco.destination.x_fairlead.profile";

    @TempDir
    private Path directory;

    private AbapEmulator system;
    private SystemProfile profile;
    private Optional<RfcTestHost> host = Optional.empty();

    @BeforeEach
    void start() {
        system = AbapEmulator.builder()
                .client("100")
                .standardUsers("secret")
                .standardModules()
                .statefulSoap(true)
                .start();
        profile = SystemProfile.of(system.url() + "/sap/bc/soap/rfc", Instant.EPOCH)
                .withSystem("FLD", "758");
    }

    @AfterEach
    void stop() {
        host.ifPresent(RfcTestHost::stop);
        system.close();
    }

    private RfcConnection connection(String... properties) {
        RfcTestHost started = new RfcTestHost(
                Map.of("erp", direct(system, "TESTER", RfcDestinations.plus(properties, PROFILE, "erp"))),
                new FunctionConfiguration(Optional.of(directory), true));
        host = Optional.of(started);
        return started.factory().getConnection(DestinationLookup.of("erp"), OnBehalfOf.NOBODY);
    }

    private void store(SystemProfile known) throws IOException {
        ProfileFile.write(known, directory.resolve("erp.json"));
    }

    @Test
    void aSystemThatKeepsSessionsGetsUnitsOfWorkWithoutBeingToldMore() throws IOException {
        store(profile.withSessions(true));

        try (RfcConnection erp = connection();
                RfcUnitOfWork work = erp.begin()) {
            work.call(work.function("Z_INCREMENT_COUNTER"));
            RfcFunction get = work.function("Z_GET_COUNTER");
            work.call(get);

            assertThat(get.getInt("GET_VALUE")).isEqualTo(1);
            assertThat(work.isStateful()).isTrue();
        }
    }

    @Test
    void interfacesAreReadWhereTheProbeFoundThem() throws IOException {
        store(profile.withMetadata("wsdl"));

        try (RfcConnection erp = connection()) {
            erp.call(erp.function("STFC_CONNECTION").set("REQUTEXT", "ahoy"));
        }
        assertThat(system.calls().runsOf("STFC_CONNECTION")).isEqualTo(1);
        assertThat(system.calls().runsOf("RFC_GET_FUNCTION_INTERFACE")).isZero();
    }

    @Test
    void theProfileOfAnotherSystemIsRefusedBeforeAnythingIsCalled() throws IOException {
        store(SystemProfile.of("https://other.example:443/sap/bc/soap/rfc", Instant.EPOCH));

        assertThatThrownBy(() -> connection().ping())
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(PROFILE)
                .hasMessageContaining("other.example")
                .hasMessageContaining("fairlead rfc probe");
        assertThat(system.calls().entries()).isEmpty();
    }

    @Test
    void aProfileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> connection().ping())
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(PROFILE)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void anEntryThatNoProfileHasIsRefused() throws IOException {
        store(profile.withGzip(true));
        Path file = directory.resolve("erp.json");
        Files.writeString(file, Files.readString(file).replace("gzip", "zip"));

        assertThatThrownBy(() -> connection().ping())
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("zip is no entry that a profile has");
    }

    @Test
    void anEmulatedSystemHasNone() {
        assertThatThrownBy(() -> connection(
                        "jco.destination.x_fairlead.transport",
                        "emulator",
                        "jco.destination.x_fairlead.soap_url",
                        "",
                        "jco.client.wshost",
                        "erp.example",
                        "jco.client.wsport",
                        "443"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(PROFILE);
    }
}
