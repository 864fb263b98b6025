package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConfigurationException;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportOptionsTest {
    private static final SystemProfile KNOWN = SystemProfile.of("http://erp:8000/sap/bc/soap/rfc", Instant.EPOCH)
            .withDateTime(DateTimeForm.COMPACT)
            .withSessions(true)
            .withMetadata("wsdl");

    private static TransportOptions options(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(TransportOptions.PREFIX + namesAndValues[i], namesAndValues[i + 1]);
        }
        return TransportOptions.of("erp", properties);
    }

    @Test
    void theDefaultsAreThoseOfTheSpecification() {
        TransportOptions options = TransportOptions.DEFAULT;

        assertThat(options.transport()).isEqualTo(TransportOptions.Transport.AUTO);
        assertThat(options.soapUrl()).isEmpty();
        assertThat(options.soapPath()).isEqualTo("/sap/bc/soap/rfc");
        assertThat(options.wsdlPath()).contains("/sap/bc/soap/wsdl11");
        assertThat(options.metadata()).containsExactly("rfc", "wsdl");
        assertThat(options.session()).isEqualTo(TransportOptions.Session.NONE);
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.timeout()).isEmpty();
        assertThat(options.route()).isEqualTo(TransportOptions.Route.AUTO);
        assertThat(options.lenientUnitOfWork()).isFalse();
        assertThat(options.commitWait()).isTrue();
        assertThat(options.returnCheck()).isFalse();
        assertThat(options.technicalFallback()).isFalse();
        assertThat(options.dateTime()).isEmpty();
        assertThat(options.lenientXml()).isFalse();
        assertThat(options.limits()).isEqualTo(new Limits(268_435_456L, 64, 256, 32, 67_108_864, 10_000_000));
        assertThat(options.spool()).isZero();
        assertThat(options.mask()).containsExactlyInAnyOrder("PASSWORD", "PASSWD", "BAPIPWD", "SECRET");
        assertThat(options.allowPlain()).isFalse();
    }

    @Test
    void aSystemThatIsKnownToTakeNoChunksIsToldTheLengthUnlessThePropertySaysOtherwise() {
        SystemProfile known =
                SystemProfile.of("http://erp:8000/", Instant.EPOCH).withChunks(false);
        Map<String, String> chunks = Map.of(TransportOptions.PREFIX + "spool", "0");

        assertThat(TransportOptions.of("erp", Map.of(), known).spool()).isEqualTo(268_435_456);
        assertThat(TransportOptions.of("erp", chunks, known).spool()).isZero();
    }

    @Test
    void everyOptionIsRead() {
        TransportOptions options = TransportOptions.of(
                "erp",
                Map.ofEntries(
                        Map.entry("jco.client.client", "100"),
                        Map.entry("jco.destination.x_fairlead.transport", "soap"),
                        Map.entry("jco.destination.x_fairlead.http_destination", "erp-http"),
                        Map.entry("jco.destination.x_fairlead.soap_url", "http://virtual-erp:8000"),
                        Map.entry("jco.destination.x_fairlead.soap_path", "/rfc"),
                        Map.entry("jco.destination.x_fairlead.wsdl_path", "none"),
                        Map.entry("jco.destination.x_fairlead.metadata", "file:erp, rfc"),
                        Map.entry("jco.destination.x_fairlead.session", "cookie"),
                        Map.entry("jco.destination.x_fairlead.connect_timeout", "500"),
                        Map.entry("jco.destination.x_fairlead.timeout", "1500"),
                        Map.entry("jco.destination.x_fairlead.luw", "lenient"),
                        Map.entry("jco.destination.x_fairlead.commit_wait", "0"),
                        Map.entry("jco.destination.x_fairlead.return_check", "mark"),
                        Map.entry("jco.destination.x_fairlead.principal_fallback", "technical"),
                        Map.entry("jco.destination.x_fairlead.soap_datetime", "compact"),
                        Map.entry("jco.destination.x_fairlead.lenient_xml", "1"),
                        Map.entry("jco.destination.x_fairlead.limit.rows", "7"),
                        Map.entry("jco.destination.x_fairlead.mask", "pin, Iban"),
                        Map.entry("jco.destination.x_fairlead.allow_plain", "1"),
                        Map.entry("jco.destination.x_fairlead.profile", "erp-probe"),
                        Map.entry("fairlead.rfc.route", "http")));

        assertThat(options.transport()).isEqualTo(TransportOptions.Transport.SOAP);
        assertThat(options.httpDestination()).contains("erp-http");
        assertThat(options.soapUrl()).contains(URI.create("http://virtual-erp:8000"));
        assertThat(options.soapPath()).isEqualTo("/rfc");
        assertThat(options.wsdlPath()).isEmpty();
        assertThat(options.metadata()).containsExactly("file:erp", "rfc");
        assertThat(options.session()).isEqualTo(TransportOptions.Session.COOKIE);
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.timeout()).contains(Duration.ofMillis(1500));
        assertThat(options.lenientUnitOfWork()).isTrue();
        assertThat(options.commitWait()).isFalse();
        assertThat(options.returnCheck()).isTrue();
        assertThat(options.technicalFallback()).isTrue();
        assertThat(options.dateTime()).contains(DateTimeForm.COMPACT);
        assertThat(options.lenientXml()).isTrue();
        assertThat(options.limits().rows()).isEqualTo(7);
        assertThat(options.mask()).containsExactlyInAnyOrder("PIN", "IBAN");
        assertThat(options.allowPlain()).isTrue();
        assertThat(options.profile()).contains("erp-probe");
        assertThat(options.route()).isEqualTo(TransportOptions.Route.HTTP);
    }

    @Test
    void whatTheDestinationLeavesOpenIsAsTheProfileSays() {
        TransportOptions options = TransportOptions.of("erp", Map.of(), KNOWN);

        assertThat(options.dateTime()).contains(DateTimeForm.COMPACT);
        assertThat(options.session()).isEqualTo(TransportOptions.Session.COOKIE);
        assertThat(options.metadata()).containsExactly("wsdl");
        assertThat(options.known()).contains(KNOWN);
    }

    @Test
    void whatTheDestinationSaysCountsMoreThanTheProfile() {
        TransportOptions options = TransportOptions.of(
                "erp",
                Map.of(
                        TransportOptions.PREFIX + "soap_datetime", "iso",
                        TransportOptions.PREFIX + "session", "none",
                        TransportOptions.PREFIX + "metadata", "file:erp"),
                KNOWN);

        assertThat(options.dateTime()).contains(DateTimeForm.ISO);
        assertThat(options.session()).isEqualTo(TransportOptions.Session.NONE);
        assertThat(options.metadata()).containsExactly("file:erp");
    }

    @Test
    @Tag("RFC-48")
    void automaticallyDatesAreWrittenAsTheProbeFoundOut() {
        Map<String, String> automatic = Map.of(TransportOptions.PREFIX + "soap_datetime", "auto");

        assertThat(TransportOptions.of("erp", automatic, KNOWN).dateTime()).contains(DateTimeForm.COMPACT);
        assertThat(TransportOptions.of("erp", automatic).dateTime()).isEmpty();
    }

    @Test
    void anOptionThatNobodyKnowsIsRefusedByItsName() {
        assertThatThrownBy(() -> options("allow_plian", "1"))
                .isInstanceOf(RfcConfigurationException.class)
                .hasMessageContaining("'erp'")
                .hasMessageContaining("jco.destination.x_fairlead.allow_plian");
    }

    @ParameterizedTest
    @CsvSource({
        "transport, SOAP",
        "soap_url, ftp://erp",
        "soap_url, http://user:secret@erp:8000",
        "soap_url, http://erp/?sap-client=100",
        "soap_path, sap/bc",
        "soap_path, /sap(bD1l)/bc",
        "metadata, guess",
        "metadata, file:",
        "session, yes",
        "timeout, -1",
        "timeout, 1s",
        "limit.depth, 0",
        "limit.response, 99999999999999999999",
        "luw, LENIENT",
        "commit_wait, true",
        "soap_datetime, german"
    })
    void aValueThatAnOptionCannotHaveIsRefusedWithoutQuotingIt(String name, String value) {
        assertThatThrownBy(() -> options(name, value))
                .isInstanceOf(RfcConfigurationException.class)
                .hasMessageContaining("x_fairlead." + name)
                .hasMessageNotContaining("secret");
    }
}
