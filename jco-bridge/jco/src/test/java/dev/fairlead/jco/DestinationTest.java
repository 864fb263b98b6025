package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.jco.spi.DestinationProviders;
import dev.fairlead.jco.spi.LateAccess;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Destinations: found, tried and asked. */
class DestinationTest extends EmulatedSystem {

    private static void assertGroup(Throwable failure, int group, String key) {
        assertThat(failure).isInstanceOfSatisfying(JCoException.class, known -> {
            assertThat(known.getGroup()).isEqualTo(group);
            assertThat(known.getKey()).isEqualTo(key);
            assertThat(known.toString()).startsWith("dev.fairlead.jco.JCoException: (" + group + ") " + key + ": ");
        });
    }

    @Test
    void aDestinationIsTheSameAsLongAsItsDataAre() throws Exception {
        JCoDestination before = erp();
        assertThat(erp()).isEqualTo(before).hasSameHashCodeAs(before);

        accesses.put("ERP", new LocalAccess("ERP", emulator, "TESTER", DATA));

        assertThat(erp()).isNotEqualTo(before);
    }

    @Test
    void aDestinationWhoseWayIsFoundAtEachUseFollowsItsData() throws Exception {
        JCoDestination late = ProvidedDestination.of(new LateAccess("ERP", () -> accesses.get("ERP")));
        JCoFunction ping = function("RFC_PING");

        accesses.get("ERP").invalidate();
        accesses.put("ERP", new LocalAccess("ERP", emulator, "TESTER", Map.of("jco.client.client", "100")));

        assertThat(late.isValid()).isTrue();
        assertThat(late.getProperties()).containsOnlyKeys("jco.client.client");
        assertThatCode(() -> ping.execute(late)).doesNotThrowAnyException();
        assertThat(late).hasToString("destination ERP");
    }

    @Test
    void anUnknownNameIsOfGroup106() {
        assertThatThrownBy(() -> JCoDestinationManager.getDestination("NOWHERE"))
                .satisfies(failure -> assertGroup(failure, 106, "JCO_ERROR_RESOURCE"));
    }

    @Test
    void wrongDataAreOfGroup101() {
        assertThatThrownBy(() -> JCoDestinationManager.getDestination("WRONG"))
                .satisfies(failure -> assertGroup(failure, 101, "JCO_ERROR_CONFIGURATION"));
    }

    @Test
    void aSecondProviderIsRefused() {
        assertThatThrownBy(() -> DestinationProviders.register(name -> Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDestinationWhoseDataChangedIsOfNoUseAnyMore() throws Exception {
        JCoDestination old = erp();
        JCoFunction ping = function("RFC_PING");
        accesses.get("ERP").invalidate();

        assertThat(old.isValid()).isFalse();
        assertThatThrownBy(() -> ping.execute(old))
                .satisfies(failure -> assertGroup(failure, 180, "JCO_ERROR_DESTINATION_DATA_INVALID"));
        assertThatThrownBy(old::ping)
                .satisfies(failure -> assertGroup(failure, 180, "JCO_ERROR_DESTINATION_DATA_INVALID"));
        assertThatThrownBy(old::getRepository)
                .satisfies(failure -> assertGroup(failure, 180, "JCO_ERROR_DESTINATION_DATA_INVALID"));
    }

    @Test
    void propertiesAreRead() throws Exception {
        JCoDestination erp = erp();

        assertThat(erp.getDestinationName()).isEqualTo("ERP");
        assertThat(erp.getDestinationID()).isEqualTo("test/ERP");
        assertThat(erp.getType()).isEqualTo('N');
        assertThat(erp.getApplicationServerHost()).isEqualTo("erp.example.com");
        assertThat(erp.getClient()).isEqualTo("100");
        assertThat(erp.getMessageServerHost()).isNull();
        assertThat(erp.getPoolCapacity()).isEqualTo(5);
        assertThat(erp.getPeakLimit()).isEqualTo(5);
        assertThat(erp.getExpirationTime()).isEqualTo(60_000);
        assertThat(erp.getProperties()).containsAllEntriesOf(DATA);
    }

    @Test
    void attributesTellOfTheSystem() throws Exception {
        JCoAttributes attributes = erp().getAttributes();

        assertThat(attributes.getDestination()).isEqualTo("ERP");
        assertThat(attributes.getSystemID()).isEqualTo("FLD");
        assertThat(attributes.getPartnerReleaseNumber()).isEqualTo(758);
        assertThat(attributes.getSystemNumber()).isEqualTo("00");
        assertThat(attributes.getPartnerRelease()).isEqualTo("758");
        assertThat(attributes.getPartnerType()).isEqualTo('3');
        assertThat(attributes.getPartnerCodepage()).isEqualTo("4103");
        assertThat(attributes.getPartnerEncoding()).isEqualTo("UTF-16LE");
        assertThat(attributes.getPartnerBytesPerChar()).isEqualTo(2);
        assertThat(attributes.getPartnerInetAddress().isLoopbackAddress()).isTrue();
        assertThat(attributes.getRelease()).isEqualTo("3.1.0-fairlead");
        assertThat(attributes.getOwnBytesPerChar()).isEqualTo(2);
        assertThat(attributes.getRfcRole()).isEqualTo('C');
        assertThat(attributes.getTrace()).isEqualTo('0');
        assertThat(attributes.getSSOTicket()).isNull();
    }

    @Test
    void theConversationIsTheSameWithinASession() throws Exception {
        JCoDestination erp = erp();
        JCoContext.begin(erp);
        try {
            assertThat(erp.getAttributes().getCPICConversationID())
                    .matches("\\d{8}")
                    .isEqualTo(erp.getAttributes().getCPICConversationID());
        } finally {
            JCoContext.end(erp);
        }
    }

    @Test
    void languagesAreToldInBothWays() throws Exception {
        JCoCustomDestination german = erp().createCustomDestination();
        german.getUserLogonData().setLanguage("DE");
        JCoAttributes attributes = german.getAttributes();

        assertThat(attributes.getISOLanguage()).isEqualTo("DE");
        assertThat(attributes.getLanguage()).isEqualTo("D");
    }

    @Test
    void pingReachesTheSystem() throws Exception {
        erp().ping();

        assertThat(emulator.calls().runsOf("RFC_PING")).isOne();
    }

    @Test
    void whoMayNotCallTheFunctionOfPingIsConnectedAllTheSame() throws Exception {
        JCoDestination limited = JCoDestinationManager.getDestination("LIMITED");
        JCoFunction ping = function("RFC_PING");

        assertThatThrownBy(() -> ping.execute(limited))
                .satisfies(failure -> assertGroup(failure, 104, "JCO_ERROR_SYSTEM_FAILURE"));
        assertThatCode(limited::ping).doesNotThrowAnyException();
    }
}
