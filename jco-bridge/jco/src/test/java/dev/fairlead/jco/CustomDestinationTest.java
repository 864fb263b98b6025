package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LateAccess;
import dev.fairlead.jco.spi.LogonData;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Destinations that programs make of others. */
class CustomDestinationTest extends EmulatedSystem {

    private JCoCustomDestination mate() throws JCoException {
        JCoCustomDestination custom = erp().createCustomDestination();
        custom.getUserLogonData().setUser("MATE");
        custom.getUserLogonData().setPassword("secret");
        return custom;
    }

    @Test
    void itLogsOnAsSomebodyElse() throws Exception {
        assertThat(mate().getAttributes().getUser()).isEqualTo("MATE");
        assertThat(erp().getAttributes().getUser()).isEqualTo("TESTER");
    }

    @Test
    void whatItHasNoDataOfIsTheOriginals() throws Exception {
        JCoCustomDestination custom = mate();

        assertThat(custom.getClient()).isEqualTo("100");
        assertThat(custom.getUser()).isEqualTo("MATE");
        assertThat(custom.getDestinationName()).isEqualTo("ERP");
        assertThat(custom.getOriginalDestination()).isEqualTo(erp());
    }

    @Test
    void secretsAreMaskedBeforeAndAfterItsFirstUse() throws Exception {
        JCoCustomDestination custom = mate();
        assertThat(custom.getProperties()).containsEntry("jco.client.passwd", "*****");

        custom.ping();

        assertThat(custom.getProperties()).containsEntry("jco.client.passwd", "*****");
        assertThat(new LogonData(Map.of("jco.client.passwd", "geheim")).toString())
                .doesNotContain("geheim");
    }

    @Test
    void itsDataCannotBeChangedOnceItWasUsed() throws Exception {
        JCoCustomDestination custom = mate();
        custom.ping();

        assertThatThrownBy(() -> custom.getUserLogonData().setUser("TESTER"))
                .isInstanceOfSatisfying(
                        JCoRuntimeException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_ILLEGAL_STATE));
    }

    @Test
    void sessionsAreSharedByThoseOfEqualDataOnly() throws Exception {
        JCoCustomDestination one = mate();
        JCoCustomDestination same = mate();
        JCoContext.begin(one);
        try {
            assertThat(JCoContext.isStateful(same)).isTrue();
            assertThat(JCoContext.isStateful(erp())).isFalse();
            assertThat(same.getDestinationID()).isEqualTo(one.getDestinationID());
        } finally {
            JCoContext.end(one);
        }
    }

    @Test
    void itsMonitorNamesTheOriginal() throws Exception {
        JCoCustomDestination custom = mate();

        assertThat(custom.getMonitor().getOriginDestinationID()).isEqualTo("test/ERP");
        assertThat(custom.getMonitor().getDestinationID()).isEqualTo("test/ERP/1");
    }

    @Test
    void inContextsTooAMissingWayIsToldInTheWordsOfTheModel() {
        DestinationAccess fixed = new LateAccess("FIXED", () -> {
            throw RfcException.of(RfcFailure.of(RfcErrorGroup.NOT_SUPPORTED, "FIXED", "", "has one logon"));
        });
        JCoDestination destination = ProvidedDestination.of(fixed);
        JCoDestination custom = destination.createCustomDestination();

        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> JCoContext.begin(custom),
                () -> JCoContext.isStateful(custom),
                custom::getMonitor,
                destination::getProperties,
                destination::getDestinationID,
                () -> destination.getMonitor().getUsedConnectionCount())) {
            assertThatThrownBy(use).isInstanceOf(JCoRuntimeException.class);
        }
    }

    @Test
    void aProviderWithoutThemIsOfGroup128() {
        DestinationAccess fixed = new LateAccess("FIXED", () -> {
            throw RfcException.of(RfcFailure.of(RfcErrorGroup.NOT_SUPPORTED, "FIXED", "", "has one logon"));
        });
        JCoCustomDestination custom = ProvidedDestination.of(fixed).createCustomDestination();
        custom.getUserLogonData().setUser("MATE");

        assertThatThrownBy(custom::ping)
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_NOT_SUPPORTED));
    }
}
