package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What there is for all destinations. */
class RuntimeTest extends EmulatedSystem {

    @Test
    void theVersionSaysWhoseItIs() {
        assertThat(JCo.getVersion()).isEqualTo("3.1.0-fairlead");
    }

    @Test
    void destinationsThatProgramsHoldAreKnownByTheirIds() throws Exception {
        JCoDestination erp = erp();

        assertThat(JCo.getDestinationIDs()).contains(erp.getDestinationID());
        assertThat(JCo.getDestinationMonitor(erp.getDestinationID()).getDestinationName())
                .isEqualTo("ERP");
        assertThat(JCo.getDestinationMonitor("nowhere")).isNull();
    }

    @Test
    void repositoriesAreKnownByTheirIds() throws Exception {
        JCoDestination erp = erp();

        assertThat(JCo.getRepositoryIDs()).contains(erp.getDestinationID());
        assertThat(JCo.getRepository(erp.getDestinationID()).getFunction("STFC_CONNECTION"))
                .isNotNull();
        assertThat(JCo.getRepository("nowhere")).isNull();
    }

    @Test
    void destinationsWhoseDataChangedAreNot() throws Exception {
        accesses.put("FERRY", new LocalAccess("FERRY", emulator, "TESTER", DATA));
        JCoDestination ferry = JCoDestinationManager.getDestination("FERRY");
        assertThat(JCo.getDestinationIDs()).contains(ferry.getDestinationID());

        accesses.get("FERRY").invalidate();

        assertThat(JCo.getDestinationIDs()).doesNotContain(ferry.getDestinationID());
    }

    @Test
    void destinationsThatTheProviderDoesNotGiveToThisThreadAreNot() throws Exception {
        accesses.put("FERRY", new LocalAccess("FERRY", emulator, "TESTER", DATA));
        JCoDestination ferry = JCoDestinationManager.getDestination("FERRY");

        accesses.put("FERRY", new LocalAccess("FERRY", emulator, "LIMITED", DATA));

        assertThat(ferry.isValid()).isTrue();
        assertThat(JCo.getDestinationIDs()).doesNotContain(ferry.getDestinationID());
        assertThat(JCo.getRepository(ferry.getDestinationID())).isNull();
    }

    @Test
    void aPropertyIsTheProgramsOwnOrElseTheJvms() {
        assertThat(JCo.getProperty("java.version")).isEqualTo(System.getProperty("java.version"));

        JCo.setProperty("java.version", "another");
        assertThat(JCo.getProperty("java.version")).isEqualTo("another");

        JCo.setProperty("java.version", null);
        assertThat(JCo.getProperty("java.version")).isEqualTo(System.getProperty("java.version"));
    }

    @Test
    @Tag("RFC-36")
    void aRepositoryIsSavedAndLoaded() throws Exception {
        JCoRepository repository = erp().getRepository();
        repository.getFunction("STFC_STRUCTURE");
        StringWriter saved = new StringWriter();
        repository.save(saved);
        repository.clear();

        repository.load(new StringReader(saved.toString()));

        assertThat(repository.getCachedFunctionTemplateNames()).contains("STFC_STRUCTURE");
        assertThat(repository.isUnicode()).isTrue();
    }

    @Test
    @Tag("RFC-36")
    void whatCannotBeLoadedLeavesNothing() throws Exception {
        JCoRepository repository = erp().getRepository();
        repository.getFunction("STFC_STRUCTURE");

        assertThatThrownBy(() -> repository.load(new StringReader("{")))
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup())
                                .isEqualTo(JCoException.JCO_ERROR_INVALID_REPOSITORY_CACHE));
        assertThat(repository.getCachedFunctionTemplateNames()).isEmpty();
    }

    /** What calls do, told to listeners. */
    @Nested
    class Traces {
        private final List<String> told = new ArrayList<>();
        private final JCoTraceListener listener = (level, message) -> told.add(level + " " + message);

        @AfterEach
        void stop() {
            JCo.removeTraceListener(listener);
            JCo.setTrace(0, null);
        }

        @Test
        void nothingIsToldUnlessItIsWanted() throws Exception {
            JCo.addTraceListener(listener);
            erp().ping();

            assertThat(told).isEmpty();
        }

        @Test
        void callsAreToldFromLevel4On() throws Exception {
            JCo.addTraceListener(listener);
            JCo.setTrace(4, "/var/log");
            erp().ping();

            assertThat(told).singleElement().asString().startsWith("4 ERP: ping took ");
            assertThat(JCo.getTraceLevel()).isEqualTo(4);
            assertThat(JCo.getTracePath()).isEqualTo("/var/log");
        }

        @Test
        void failuresAreToldByTheirKeyFromLevel1On() throws Exception {
            JCoFunction dump = function("RFC_RAISE_ERROR");
            dump.getImportParameterList().setValue("METHOD", "3");
            JCo.addTraceListener(listener);
            JCo.setTrace(1, null);
            assertThatThrownBy(() -> dump.execute(erp())).isInstanceOf(JCoException.class);

            assertThat(told).containsExactly("1 ERP: RFC_RAISE_ERROR failed: JCO_ERROR_SYSTEM_FAILURE");
        }
    }
}
