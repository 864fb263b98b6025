package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.rfc.repository.MetadataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WsdlSourceTest {

    private static final String WSDL = "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'"
            + " xmlns:x='http://www.w3.org/2001/XMLSchema'><types><x:schema><x:element name='_-FLD_-FM'>"
            + "<x:complexType><x:all><x:element name='I' type='x:int'/></x:all></x:complexType></x:element>"
            + "</x:schema></types></definitions>";

    @Test
    void theSystemIsAskedForOneFunctionWithTheSameLogon() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, WSDL);
                EngineDestination erp = new EngineDestination(system.url())) {
            MetadataSource wsdl = Clients.client(erp).wsdl().orElseThrow();

            assertThat(wsdl.function("/FLD/FM").orElseThrow().imports().size()).isEqualTo(1);
            assertThat(system.last().method()).isEqualTo("GET");
            assertThat(system.last().target())
                    .isEqualTo("/sap/bc/soap/wsdl11?sap-client=100&sap-language=EN&services=_-FLD_-FM");
            assertThat(system.last().header("Authorization")).startsWith("Basic ");
            assertThat(wsdl.function("OTHER")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, text/html, COMMUNICATION",
        "404, text/html, COMMUNICATION",
        "200, text/html, PROTOCOL",
        "200, text/xml, PROTOCOL",
        "200, text/xml;charset=none-such, PROTOCOL"
    })
    void anAnswerThatIsNoDescriptionCannotSay(int status, String type, RfcErrorGroup group) {
        try (AbapPeer system = AbapPeer.answering(status, type, "<html/>");
                EngineDestination erp = new EngineDestination(system.url())) {
            MetadataSource wsdl = Clients.client(erp).wsdl().orElseThrow();

            assertThat(catchThrowableOfType(RfcException.class, () -> wsdl.function("FM"))
                            .group())
                    .isEqualTo(group);
        }
    }

    @Test
    void typesAloneAreNotDescribed() {
        try (EngineDestination erp = new EngineDestination("http://127.0.0.1:1")) {
            MetadataSource wsdl = Clients.client(erp).wsdl().orElseThrow();

            assertThatThrownBy(() -> wsdl.recordType("BAPIRET2")).isInstanceOf(RfcUnsupportedException.class);
        }
    }

    @Test
    void aDestinationCanDoWithoutWsdl() {
        try (EngineDestination erp = new EngineDestination("http://127.0.0.1:1")) {
            assertThat(Clients.client(erp, "wsdl_path", "none").wsdl()).isEmpty();
        }
    }
}
