package dev.fairlead.samples.jco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.JCo;
import dev.fairlead.jco.ext.DestinationDataProvider;
import dev.fairlead.jco.spi.ChannelAccess;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.DestinationProviders;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs do on an emulated system what they would do on any: most over SOAP, by destinations in files. */
@Tag("RFC-107")
class ProgramsTest {
    private final AbapEmulator emulator = AbapEmulator.builder()
            .sid("FLD")
            .client("100")
            .user("TESTER", "geheim")
            .standardModules()
            .statefulSoap(true)
            .start();

    @TempDir
    private Path directory;

    @BeforeEach
    void describeDestination() throws Exception {
        Properties data = new Properties();
        data.setProperty(DestinationDataProvider.JCO_CLIENT, "100");
        data.setProperty(DestinationDataProvider.JCO_USER, "TESTER");
        data.setProperty(DestinationDataProvider.JCO_PASSWD, "geheim");
        data.setProperty(DestinationDataProvider.JCO_LANG, "EN");
        data.setProperty(DestinationDataProvider.JCO_PEAK_LIMIT, "4");
        data.setProperty("jco.destination.x_fairlead.soap_url", emulator.url().toString());
        data.setProperty("jco.destination.x_fairlead.allow_plain", "1");
        data.setProperty("jco.destination.x_fairlead.session", "cookie");
        try (Writer out = Files.newBufferedWriter(file())) {
            data.store(out, "the emulated system");
        }
        JCo.setProperty("jco.destinations.dir", directory.toString());
    }

    @AfterEach
    void stop() {
        JCo.setProperty("jco.destinations.dir", null);
        emulator.close();
    }

    private Path file() {
        return directory.resolve("ERP.jcoDestination");
    }

    private static List<String> printed(String program, String destination) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.run(new String[] {program, destination}, out);
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(status).as("status with %s", lines).isZero();
        return lines;
    }

    @Test
    void stepByStep() {
        assertThat(printed("step-by-step", "ERP"))
                .containsExactly("System FLD, release 758", "Client 100, user TESTER", "Echo Ahoy, harbour");
    }

    @Test
    void tables() {
        assertThat(printed("tables", "ERP"))
                .containsExactly(
                        "Column BUKRS, 4 characters",
                        "Column BUTXT, 25 characters",
                        "1000 Harbour Supplies GmbH",
                        "1010 Northern Ropes GmbH");
    }

    @Test
    void structures() {
        assertThat(printed("structures", "ERP"))
                .contains("COMP_CODE = 2000", "COMP_NAME = Channel Charts Ltd", "CURRENCY = GBP")
                .last()
                .asString()
                .startsWith("E: ");
    }

    @Test
    void statefulCounter() {
        assertThat(printed("counter", "ERP"))
                .containsExactly("Together 1", "Together 2", "Together 3", "Alone 0", "Alone 0", "Alone 0");
    }

    @Test
    void customProvider() {
        assertThat(printed("provider", file().toString()))
                .containsExactly(
                        "Language EN, valid true",
                        "Language DE, valid true",
                        "Before EN, valid false",
                        "Registered false");
    }

    @Test
    void metadata() {
        assertThat(printed("metadata", "ERP"))
                .startsWith("RFC_READ_TABLE")
                .contains(
                        "import QUERY_TABLE CHAR(30)",
                        "import ROWCOUNT INT(4), optional",
                        "no export",
                        "tables DATA TABLE(0), optional",
                        "  WA CHAR(512)",
                        "raises TABLE_NOT_AVAILABLE");
    }

    @Test
    void exceptions() {
        assertThat(printed("exceptions", "ERP"))
                .containsExactly(
                        "Unknown function null",
                        "Declared RAISE_EXCEPTION, message SR006",
                        "Dump",
                        "Unknown destination 106 JCO_ERROR_RESOURCE",
                        "Conversion 122");
    }

    @Test
    void jsonDump() {
        assertThat(printed("json", "ERP"))
                .satisfiesExactly(
                        json -> assertThat(json)
                                .contains("\"COMP_CODE\":\"1000\"", "\"COMP_NAME\":\"Harbour Supplies GmbH\""),
                        read -> assertThat(read).isEqualTo("4 rows, the first 1000"));
    }

    @Test
    void poolMonitor() {
        assertThat(printed("pool", "ERP"))
                .containsExactly("Limit 4", "Before 0", "During 1", "After 0, active true", "Calls 1");
    }

    @Test
    void aTransactionWhereThereAreNone() {
        assertThat(printed("transaction", "ERP")).containsExactly("This transport has no transactions");
        assertThat(emulator.calls().runsOf("Z_FL_ORDER_CREATE")).isZero();
    }

    @Test
    void aTransactionInTheProcess() {
        DestinationAccess access = new ChannelAccess(
                "emulator/LOCAL", "LOCAL", Map.of("jco.client.client", "100"), emulator.connect("TESTER"));
        try (DestinationProviders.Registration registration = DestinationProviders.register(
                name -> Optional.of(access).filter(way -> way.name().equals(name)))) {
            assertThat(DestinationProviders.current()).contains(registration.provider());
            assertThat(printed("transaction", "LOCAL")).containsExactly("Sent twice");
        }

        assertThat(emulator.tables().table("ZFL_ORDER").rows("100")).hasSize(1);
    }

    @Test
    void whatIsNoProgramIsTold() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        assertThat(Main.run(new String[] {"sing", "ERP"}, new PrintStream(bytes)))
                .isEqualTo(2);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("step-by-step");
    }

    @Test
    void aProgramThatFailsIsTold() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        assertThat(Main.run(new String[] {"tables", "NOWHERE"}, new PrintStream(bytes)))
                .isOne();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("(106) JCO_ERROR_RESOURCE");
    }
}
