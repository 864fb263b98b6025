package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.ext.DataProviderException;
import dev.fairlead.jco.ext.DestinationDataEventListener;
import dev.fairlead.jco.ext.DestinationDataProvider;
import dev.fairlead.jco.ext.Environment;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations that a program brings along, of a system that is reached over SOAP. */
class OwnDestinationsTest {
    private final AbapEmulator emulator = AbapEmulator.builder()
            .sid("FLD")
            .client("100")
            .user("TESTER", "geheim")
            .user("MATE", "geheim")
            .standardModules()
            .start();
    private final OwnProvider provider = new OwnProvider();

    @BeforeEach
    void register() {
        provider.data.put("ERP", SoapData.of(emulator, "TESTER"));
        Environment.registerDestinationDataProvider(provider);
    }

    @AfterEach
    void stop() {
        Environment.unregisterDestinationDataProvider(provider);
        emulator.close();
    }

    private static JCoDestination erp() throws JCoException {
        return JCoDestinationManager.getDestination("ERP");
    }

    private static void assertGroup(int group, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(JCoException.class, failure -> {
            assertThat(failure.getGroup()).isEqualTo(group);
            assertThat(failure.toString()).doesNotContain("geheim");
        });
    }

    @Test
    void functionsAreCalled() throws Exception {
        JCoFunction echo = erp().getRepository().getFunction("STFC_CONNECTION");
        echo.getImportParameterList().setValue("REQUTEXT", "ahoy");
        echo.execute(erp());

        assertThat(echo.getExportParameterList().getString("ECHOTEXT")).isEqualTo("ahoy");
        assertThat(erp().getAttributes().getUser()).isEqualTo("TESTER");
    }

    @Test
    void aSecondProviderIsRefused() {
        assertThat(Environment.isDestinationDataProviderRegistered()).isTrue();
        assertThatThrownBy(() -> Environment.registerDestinationDataProvider(new OwnProvider()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("DestinationDataProvider already registered");
        assertThatThrownBy(() -> Environment.unregisterDestinationDataProvider(new OwnProvider()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secretsAreMasked() throws Exception {
        assertThat(erp().getProperties()).containsEntry(DestinationDataProvider.JCO_PASSWD, "*****");
    }

    @Test
    void aDestinationIsTheSameAsLongAsItsPropertiesAre() throws Exception {
        JCoDestination before = erp();
        assertThat(erp()).isEqualTo(before);

        provider.data.put("ERP", SoapData.of(emulator, "MATE"));

        assertThat(erp()).isNotEqualTo(before);
        assertThat(before.isValid()).isFalse();
    }

    @Test
    @Tag("RFC-11")
    void aChangeThatTheProviderTellsOfCountsAtOnce() throws Exception {
        JCoDestination before = erp();
        provider.data.put("ERP", SoapData.of(emulator, "MATE"));
        provider.listener.updated("ERP");

        assertThat(before.isValid()).isFalse();
        assertGroup(JCoException.JCO_ERROR_DESTINATION_DATA_INVALID, before::ping);
        erp().ping();
        assertThat(erp().getUser()).isEqualTo("MATE");
    }

    @Test
    void aRemovedDestinationIsUnknown() throws Exception {
        JCoDestination before = erp();
        provider.data.remove("ERP");
        provider.listener.deleted("ERP");

        assertThat(before.isValid()).isFalse();
        assertGroup(JCoException.JCO_ERROR_RESOURCE, OwnDestinationsTest::erp);
    }

    @Test
    void aProviderThatFailsIsNamedWithItsGroup() {
        provider.failure = new DataProviderException(
                DataProviderException.Reason.INTERNAL_ERROR, "the file geheim.txt is gone", null);
        assertGroup(JCoException.JCO_ERROR_DATA_PROVIDER_ERROR, OwnDestinationsTest::erp);

        provider.failure =
                new DataProviderException(DataProviderException.Reason.INVALID_CONFIGURATION, new RuntimeException());
        assertGroup(JCoException.JCO_ERROR_CONFIGURATION, OwnDestinationsTest::erp);

        provider.failure = new IllegalStateException("geheim");
        assertGroup(JCoException.JCO_ERROR_DATA_PROVIDER_ERROR, OwnDestinationsTest::erp);
    }

    @ParameterizedTest
    @CsvSource({
        "jco.destination.x_fairlead.soap_url, ''",
        "jco.client.client, 1",
        "jco.client.user, ''",
        "jco.client.passwd, ''",
        "jco.client.lang, geheim",
        "jco.client.mshost, geheim",
        "jco.client.alias_user, geheim",
        "jco.client.mysapsso2, geheim",
        "jco.client.x509cert, geheim",
        "jco.client.extid_data, geheim",
        "jco.client.snc_mode, 1",
        "jco.destination.peak_limit, geheim",
        "jco.destination.proxy_type, OnPremise",
        "jco.destination.auth_type, PrincipalPropagation",
        "jco.destination.x_fairlead.geheim, 1",
    })
    void wrongPropertiesAreOfGroup101(String key, String value) {
        Properties wrong = SoapData.of(emulator, "TESTER");
        wrong.setProperty("jco.client.ashost", "erp.example.com");
        wrong.setProperty(key, value);
        provider.data.put("ERP", wrong);

        assertThatThrownBy(OwnDestinationsTest::erp).isInstanceOfSatisfying(JCoException.class, failure -> {
            assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_CONFIGURATION);
            assertThat(failure.getMessage()).contains(key);
        });
    }

    @Test
    void theUserWhoAsksForMetadataNeedsAPassword() {
        Properties wrong = SoapData.of(emulator, "TESTER");
        wrong.setProperty("jco.destination.repository.user", "METAREADER");
        provider.data.put("ERP", wrong);

        assertThatThrownBy(OwnDestinationsTest::erp)
                .hasMessageContaining("jco.destination.repository.passwd: is missing");
    }

    @Test
    @Tag("RFC-64")
    void aPasswordDoesNotGoOverHttpUnlessThatIsAllowed() throws Exception {
        Properties open = SoapData.of(emulator, "TESTER");
        open.remove("jco.destination.x_fairlead.allow_plain");
        provider.data.put("ERP", open);

        assertGroup(JCoException.JCO_ERROR_CONFIGURATION, erp()::ping);
    }

    @Test
    void aWrongPasswordIsOfGroup103() throws Exception {
        Properties wrong = SoapData.of(emulator, "TESTER");
        wrong.setProperty(DestinationDataProvider.JCO_PASSWD, "geheimer");
        provider.data.put("ERP", wrong);

        assertGroup(JCoException.JCO_ERROR_LOGON_FAILURE, erp()::ping);
    }

    @Test
    void aSystemThatIsNotThereIsOfGroup102() throws Exception {
        JCoDestination erp = erp();
        emulator.close();

        assertGroup(JCoException.JCO_ERROR_COMMUNICATION, erp::ping);
    }

    @Test
    @Tag("RFC-75")
    void transactionsAreOfGroup128() throws Exception {
        JCoFunction echo = erp().getRepository().getFunction("STFC_CONNECTION");
        String tid = erp().createTID();

        assertGroup(JCoException.JCO_ERROR_NOT_SUPPORTED, () -> echo.execute(erp(), tid));
        assertGroup(JCoException.JCO_ERROR_NOT_SUPPORTED, () -> echo.execute(erp(), tid, "PIER"));
        erp().confirmTID(tid);
        assertThat(emulator.calls().runsOf("STFC_CONNECTION")).isZero();
    }

    @Test
    void customDestinationsLogOnAsSomebodyElse() throws Exception {
        JCoCustomDestination mate = erp().createCustomDestination();
        mate.getUserLogonData().setUser("MATE");
        mate.getUserLogonData().setPassword("geheim");

        mate.ping();
        assertThat(mate.getAttributes().getUser()).isEqualTo("MATE");
        assertThat(mate.getProperties()).containsEntry(DestinationDataProvider.JCO_PASSWD, "*****");
    }

    @Test
    void theDestinationsPasswordDoesNotGoWithTheNameOfAnotherUser() throws Exception {
        JCoCustomDestination mate = erp().createCustomDestination();
        mate.getUserLogonData().setUser("MATE");

        assertGroup(JCoException.JCO_ERROR_CONFIGURATION, mate::ping);
        assertThat(emulator.calls().entries()).isEmpty();
    }

    @Test
    void metadataMayBeAskedForByAnotherUser() throws Exception {
        Properties two = SoapData.of(emulator, "TESTER");
        two.setProperty(DestinationDataProvider.JCO_REPOSITORY_USER, "MATE");
        two.setProperty(DestinationDataProvider.JCO_REPOSITORY_PASSWD, "geheim");
        provider.data.put("ERP", two);

        assertThat(erp().getRepository().getFunction("STFC_CONNECTION")).isNotNull();
        assertThat(erp().getRepositoryDestinationMonitor().getDestinationID()).isNotEqualTo(erp().getDestinationID());
        assertThat(erp().getRepositoryDestinationMonitor().getMaxUsedCount()).isZero();
    }

    @Test
    void requestsOfMoreThanAMebibyteArrive() throws Exception {
        JCoFunction blob = erp().getRepository().getFunction("STFC_DEEP_TABLE");
        JCoTable rows = blob.getImportParameterList().getTable("IMPORT_TAB");
        rows.appendRows(3_000);
        do {
            rows.setValue("STR", "x".repeat(400));
        } while (rows.nextRow());
        blob.execute(erp());

        assertThat(blob.getExportParameterList().getTable("EXPORT_TAB").getNumRows())
                .isGreaterThanOrEqualTo(3_000);
    }

    /** A program's own provider, as many have it. */
    private static final class OwnProvider implements DestinationDataProvider {
        private final Map<String, Properties> data = new HashMap<>();
        private DestinationDataEventListener listener;
        private RuntimeException failure;

        @Override
        public Properties getDestinationProperties(String destinationName) {
            if (failure != null) {
                throw failure;
            }
            return data.get(destinationName);
        }

        @Override
        public boolean supportsEvents() {
            return true;
        }

        @Override
        public void setDestinationDataEventListener(DestinationDataEventListener eventListener) {
            listener = eventListener;
        }
    }
}
