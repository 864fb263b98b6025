package dev.fairlead.rfc.sapjco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import dev.fairlead.rfc.sapjco.testing.StandInArchive;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one provider of destinations that an archive has (RFC specification, B.14, 4 to 6). */
class RegistrationTest {
    private final SapJcoFixture fixture = new SapJcoFixture();

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private boolean registered() {
        return (boolean)
                StandInArchive.invoke(fixture.archive(), "ext.Environment", "isDestinationDataProviderRegistered");
    }

    private String[] known() {
        return (String[]) StandInArchive.invoke(fixture.archive(), "JCoDestinationManager", "known");
    }

    private Properties given(String name) throws ReflectiveOperationException {
        return (Properties) StandInArchive.type(fixture.archive(), "ext.Environment")
                .getMethod("properties", String.class)
                .invoke(null, name);
    }

    @Test
    @Tag("RFC-101")
    void allWhoUseItShareOneProvider() {
        try (SapJco one = SapJco.activate(fixture.archive());
                SapJco other = SapJco.activate(fixture.archive())) {
            one.open(SapJcoFixture.destination()).ping();
            other.open(SapJcoFixture.destination("t2", "erp", Map.of())).ping();

            assertThat(known()).hasSize(2);
        }
    }

    @Test
    @Tag("RFC-101")
    void namesDifferByTenantLevelNameAndProperties() {
        try (SapJco jco = SapJco.activate(fixture.archive())) {
            String name = jco.open(SapJcoFixture.destination()).toString();

            assertThat(name).matches("fairlead:t1:subaccount:erp:[0-9a-f]{32}");
            assertThat(jco.open(SapJcoFixture.destination())).hasToString(name);
            assertThat(jco.open(SapJcoFixture.destination("t1:subaccount", "erp", Map.of()))
                            .toString())
                    .startsWith("fairlead:t1%3Asubaccount:subaccount:erp:");
            assertThat(jco.open(SapJcoFixture.destination("t1", "erp", Map.of("jco.client.passwd", "other"))))
                    .doesNotHaveToString(name);
        }
    }

    @Test
    @Tag("RFC-101")
    void aDestinationThatGoesIsDroppedByTheArchive() throws Exception {
        try (SapJco jco = SapJco.activate(fixture.archive())) {
            SapJcoSystem system = jco.open(SapJcoFixture.destination());
            system.ping();

            system.close();

            assertThat(known()).isEmpty();
            assertThat(given(system.toString())).isNull();
        }
    }

    @Test
    void aDestinationThatIsGoneComesBackForAsLongAsSomebodyUsesIt() {
        try (SapJco jco = SapJco.activate(fixture.archive())) {
            SapJcoSystem system = jco.open(SapJcoFixture.destination());
            system.close();

            system.ping();

            assertThat(fixture.backend().questions("ping")).hasSize(1);
            assertThat(known()).isEmpty();
        }
    }

    @Test
    void aDestinationStaysWhileSomebodyElseHoldsIt() {
        try (SapJco one = SapJco.activate(fixture.archive());
                SapJco other = SapJco.activate(fixture.archive())) {
            SapJcoSystem first = one.open(SapJcoFixture.destination());
            SapJcoSystem second = other.open(SapJcoFixture.destination());
            first.ping();
            second.ping();

            first.close();

            assertThat(known()).hasSize(1);
        }
    }

    @Test
    void theArchiveGetsACopyOfTheProperties() throws Exception {
        try (SapJco jco = SapJco.activate(fixture.archive())) {
            SapJcoSystem system = jco.open(SapJcoFixture.destination());
            system.ping();
            given(system.toString()).clear();

            assertThat(given(system.toString())).containsEntry("jco.client.user", "TESTER");
            assertThat(given("somebody-elses")).isNull();
        }
    }

    @Test
    @Tag("RFC-102")
    void aProviderOfSomebodyElseIsLeftAlone() throws Exception {
        Class<?> type = StandInArchive.type(fixture.archive(), "ext.DestinationDataProvider");
        Properties theirs = new Properties();
        Object provider = Proxy.newProxyInstance(
                fixture.archive(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "supportsEvents" -> false;
                    case "getDestinationProperties" -> theirs;
                    default -> null;
                });
        StandInArchive.type(fixture.archive(), "ext.Environment")
                .getMethod("registerDestinationDataProvider", type)
                .invoke(null, provider);

        RfcException refusal = catchThrowableOfType(RfcException.class, () -> SapJco.activate(fixture.archive()));

        assertThat(refusal.group()).isEqualTo(RfcErrorGroup.INITIALIZATION);
        assertThat(refusal).hasMessageContaining("an application has registered its own provider of destinations");
        assertThat(given("anything")).isSameAs(theirs);
    }

    @Test
    @Tag("RFC-103")
    void theLastOneWhoStopsUnregistersTheProvider() {
        SapJco one = SapJco.activate(fixture.archive());
        SapJco other = SapJco.activate(fixture.archive());
        other.open(SapJcoFixture.destination()).ping();

        one.close();
        one.close();
        assertThat(registered()).isTrue();
        other.close();

        assertThat(registered()).isFalse();
        assertThat(known()).isEmpty();
    }

    @Test
    @Tag("RFC-103")
    void afterTheStopNothingIsCalled() {
        SapJco jco = SapJco.activate(fixture.archive());
        SapJcoSystem used = jco.open(SapJcoFixture.destination());
        used.ping();
        SapJcoSystem unused = jco.open(SapJcoFixture.destination());
        jco.close();

        for (SapJcoSystem system : List.of(used, unused)) {
            assertThat(catchThrowableOfType(RfcException.class, system::ping).group())
                    .isEqualTo(RfcErrorGroup.DESTINATION_DATA_INVALID);
        }
    }

    @Test
    void programsThatSeeTheSameArchiveGetItsOwnObjects() throws Exception {
        try (SapJco jco = SapJco.activate(fixture.archive())) {
            SapJcoSystem system = jco.open(SapJcoFixture.destination());
            Class<?> type = StandInArchive.type(fixture.archive(), "JCoDestination");

            assertThat(system.unwrap(type)).containsInstanceOf(type);
            assertThat(system.unwrap(Object.class)).isEmpty();
        }
    }
}
