package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.error.DestinationException;
import dev.fairlead.jco.JCoCustomDestination;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import dev.fairlead.rfc.sapjco.testing.StandInArchive;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations that are called over SAP JCo (RFC specification, A.4.4 and B.14), with a stand-in for it. */
class SapJcoDestinationTest {
    private static final Map<String, String> CLOUD = Map.of(
            "Type", "RFC",
            "jco.destination.proxy_type", "Internet",
            "jco.client.wshost", "erp.example",
            "jco.client.wsport", "443",
            "jco.client.client", "100",
            "jco.client.user", "TESTER",
            "jco.client.passwd", "secret");

    private final SapJcoFixture sapJco =
            new SapJcoFixture(AbapEmulator.builder().client("100").user("MATE", "secret"));
    private Optional<RfcTestHost> host = Optional.empty();

    @AfterEach
    void stop() throws Exception {
        host.ifPresent(RfcTestHost::stop);
        sapJco.close();
    }

    private RfcConnection connection(String... properties) {
        return connection(sapJco.archive(), MapSource.of("erp", RfcDestinations.with(CLOUD, properties)));
    }

    private RfcConnection connection(ClassLoader archives, DestinationSource destinations) {
        RfcTestHost started = host.orElseGet(() -> RfcTestHost.withSapJco(destinations, archives));
        host = Optional.of(started);
        return started.factory().getConnection(DestinationLookup.of("erp"), OnBehalfOf.NOBODY);
    }

    private String[] known() {
        return (String[]) StandInArchive.invoke(sapJco.archive(), "JCoDestinationManager", "known");
    }

    private Properties handedOver() throws ReflectiveOperationException {
        return (Properties) StandInArchive.type(sapJco.archive(), "ext.Environment")
                .getMethod("properties", String.class)
                .invoke(null, known()[0]);
    }

    private boolean registered() {
        return (boolean)
                StandInArchive.invoke(sapJco.archive(), "ext.Environment", "isDestinationDataProviderRegistered");
    }

    @Test
    void onTheInternetItTransportsTheCallsWhereItIsThere() {
        try (RfcConnection erp = connection()) {
            RfcFunction call = erp.function("STFC_CONNECTION").set("REQUTEXT", "ahoy");
            erp.call(call);

            assertThat(call.getString("ECHOTEXT")).isEqualTo("ahoy");
            assertThat(erp.systemInfo().user()).isEqualTo("TESTER");
        }
        assertThat(sapJco.backend().questions("call")).hasSize(1);
        assertThat(known()).singleElement().asString().startsWith("fairlead::any:erp:");
    }

    @Test
    void callsOfAUnitOfWorkShareASession() {
        try (RfcConnection erp = connection();
                RfcUnitOfWork work = erp.begin()) {
            work.call(work.function("Z_INCREMENT_COUNTER"));
            work.call(work.function("Z_INCREMENT_COUNTER"));
            RfcFunction get = work.function("Z_GET_COUNTER");
            work.call(get);

            assertThat(get.getInt("GET_VALUE")).isEqualTo(2);
            assertThat(work.isStateful()).isTrue();
        }
        assertThat(sapJco.backend().openSessions()).isZero();
    }

    @Test
    void itIsToldEverythingThatADestinationSays() throws Exception {
        try (RfcConnection erp = connection(
                "jco.client.lang", "DE",
                "jco.client.network", "WAN",
                "jco.destination.pool_capacity", "5",
                "jco.destination.repository.user", "META",
                "jco.destination.repository.passwd", "pw",
                "jco.client.snc_mode", "0",
                "jco.destination.x_fairlead.return_check", "mark")) {
            erp.ping();

            assertThat(handedOver())
                    .containsEntry("jco.client.wshost", "erp.example")
                    .containsEntry("jco.client.wsport", "443")
                    .containsEntry("jco.client.user", "TESTER")
                    .containsEntry("jco.client.passwd", "secret")
                    .containsEntry("jco.client.lang", "DE")
                    .containsEntry("jco.client.network", "WAN")
                    .containsEntry("jco.destination.pool_capacity", "5")
                    .containsEntry("jco.destination.peak_limit", "5")
                    .containsEntry("jco.destination.repository.user", "META")
                    .containsEntry("jco.destination.repository.passwd", "pw")
                    .containsEntry("jco.client.snc_mode", "0");
            assertThat(handedOver().stringPropertyNames()).noneMatch(name -> name.contains("fairlead"));
        }
    }

    @Test
    void aLogonOfAProgramsOwnIsADestinationOfItsOwn() throws Exception {
        connection().close();
        JCoDestination erp = host.orElseThrow()
                .factory()
                .unwrap(JCoDestination.class, DestinationLookup.of("erp"), () -> OnBehalfOf.NOBODY);
        JCoCustomDestination mate = erp.createCustomDestination();
        mate.getUserLogonData().setUser("MATE");
        mate.getUserLogonData().setPassword("secret");

        assertThat(mate.getAttributes().getUser()).isEqualTo("MATE");
        assertThat(erp.getAttributes().getUser()).isEqualTo("TESTER");
        assertThat(known()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aDestinationForSapJcoDoesNotLetAProgramAskForWhatThatCannotDo() {
        connection("jco.destination.x_fairlead.transport", "jco").close();
        JCoDestination erp = host.orElseThrow()
                .factory()
                .unwrap(JCoDestination.class, DestinationLookup.of("erp"), () -> OnBehalfOf.NOBODY);
        JCoCustomDestination custom = erp.createCustomDestination();
        custom.setRepositoryDestination("dictionary");

        assertThatThrownBy(custom::ping)
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_CONFIGURATION))
                .hasMessageContaining("repository_destination");
    }

    @Test
    void programsThatSeeItGetItsOwnObjects() throws Exception {
        Class<?> type = StandInArchive.type(sapJco.archive(), "JCoDestination");
        try (RfcConnection erp = connection()) {
            assertThat((Object) erp.unwrap(type)).isInstanceOf(type);
            assertThat(catchThrowableOfType(RfcException.class, () -> erp.unwrap(String.class))
                            .group())
                    .isEqualTo(RfcErrorGroup.NOT_SUPPORTED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "transport, soap",
        "soap_path, /sap/bc/soap/rfc",
        "session, cookie",
    })
    void whatSaysSomethingAboutSoapIsCalledOverSoap(String option, String value) {
        try (RfcConnection erp = connection("jco.destination.x_fairlead." + option, value)) {
            assertThatThrownBy(() -> erp.unwrap(Object.class)).isInstanceOf(RfcException.class);
        }
        assertThat(registered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "soap_path, /sap/bc/soap/rfc, is for calls over SOAP",
        "route, forwarder, is forwarder",
    })
    void whoAsksForItAndForWhatItCannotDoIsRefused(String option, String value, String found) {
        assertThatThrownBy(() -> connection(
                        "jco.destination.x_fairlead.transport", "jco", "jco.destination.x_fairlead." + option, value))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("jco.destination.x_fairlead." + option)
                .hasMessageContaining(found);
    }

    @Test
    void itCannotEnterTheTunnel() {
        assertThatThrownBy(() -> connection(
                        "jco.destination.x_fairlead.transport", "jco",
                        "jco.destination.proxy_type", "OnPremise"))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("jco.destination.proxy_type")
                .hasMessageContaining("cannot enter");
    }

    @Test
    @Tag("RFC-100")
    void withoutTheArchiveADestinationThatAsksForItSaysWhy() {
        ClassLoader nothing = ClassLoader.getPlatformClassLoader();
        MapSource destination =
                MapSource.of("erp", RfcDestinations.with(CLOUD, "jco.destination.x_fairlead.transport", "jco"));

        assertThatThrownBy(() -> connection(nothing, destination).ping())
                .isInstanceOf(RfcException.class)
                .hasMessageContaining("is jco, and SAP JCo is not available: no sapjco3.jar is visible");
    }

    @Test
    @Tag("RFC-100")
    void withoutTheArchiveOtherDestinationsAreCalledOverSoap() {
        ClassLoader nothing = ClassLoader.getPlatformClassLoader();
        Map<String, String> soap = RfcDestinations.direct(sapJco.emulator(), "TESTER");

        try (RfcConnection erp = connection(nothing, MapSource.of("erp", soap))) {
            erp.ping();
        }
        assertThat(sapJco.emulator().calls().runsOf("RFC_PING")).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotUseItLeavesItAlone() {
        RfcTestHost without = new RfcTestHost(
                Map.of("erp", RfcDestinations.with(CLOUD, "jco.destination.x_fairlead.transport", "jco")));
        host = Optional.of(without);

        assertThatThrownBy(() -> connection().ping()).hasMessageContaining("fairlead.rfc.sapJco");
        assertThat(registered()).isFalse();
    }

    @Test
    @Tag("RFC-102")
    void aForeignProviderLeavesCallsOverSoapAsTheyAre() throws Exception {
        Class<?> type = StandInArchive.type(sapJco.archive(), "ext.DestinationDataProvider");
        Object provider = Proxy.newProxyInstance(
                sapJco.archive(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? false : null);
        StandInArchive.type(sapJco.archive(), "ext.Environment")
                .getMethod("registerDestinationDataProvider", type)
                .invoke(null, provider);
        Map<String, Map<String, String>> destinations = new HashMap<>();
        destinations.put("erp", RfcDestinations.with(CLOUD, "jco.destination.x_fairlead.transport", "jco"));
        destinations.put("soap", RfcDestinations.direct(sapJco.emulator(), "TESTER"));

        assertThatThrownBy(() -> connection(sapJco.archive(), new MapSource("the test", destinations))
                        .ping())
                .hasMessageContaining("registered its own provider");
        try (RfcConnection soap =
                host.orElseThrow().factory().getConnection(DestinationLookup.of("soap"), OnBehalfOf.NOBODY)) {
            soap.ping();
        }
        assertThat(registered()).isTrue();
    }

    @Test
    @Tag("RFC-101")
    void aDestinationThatChangesIsDroppedByIt() {
        AtomicReference<Map<String, String>> current = new AtomicReference<>(CLOUD);
        try (RfcConnection erp = connection(sapJco.archive(), new ChangingSource("erp", current::get))) {
            erp.ping();
            String before = known()[0];
            current.set(RfcDestinations.with(CLOUD, "jco.client.lang", "DE"));

            await().untilAsserted(() -> {
                erp.ping();
                assertThat(known()).hasSize(1).doesNotContain(before);
            });
        }
    }

    @Test
    @Tag("RFC-103")
    void itIsLeftAsItWasWhenTheResourceAdapterStops() {
        try (RfcConnection erp = connection()) {
            erp.ping();
        }
        assertThat(registered()).isTrue();

        host.orElseThrow().stop();

        assertThat(registered()).isFalse();
        assertThat(known()).isEmpty();
    }
}
