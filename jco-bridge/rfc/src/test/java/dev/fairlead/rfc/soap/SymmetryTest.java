package dev.fairlead.rfc.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one side writes, the other reads. */
class SymmetryTest {

    private final Map<String, FunctionDescription> functions =
            Map.of("STFC_STRUCTURE", Samples.STRUCTURE, "/FLD/TYPES", Samples.TYPES, "STFC_CHANGING", Samples.CHANGING);

    private FunctionData received(String message) throws IOException {
        return Samples.codec()
                .readRequest(
                        new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)),
                        Optional.empty(),
                        name -> Optional.ofNullable(functions.get(name)).orElseThrow());
    }

    private FunctionData sent(FunctionData call) throws IOException {
        return received(Samples.text(Samples.codec().request(call, DateTimeForm.ISO)));
    }

    private static FunctionData answered(FunctionData served) throws IOException {
        String message = Samples.text(Samples.codec().response(served, DateTimeForm.COMPACT));
        return Samples.answered(served.description(), message);
    }

    @Test
    void everyTypeTravelsThereAndBack() throws IOException {
        FunctionData served = sent(new FunctionData(Samples.TYPES)
                .set("CHAR", " a<&>b")
                .set("NUM", "42")
                .set("STRING", " \r\n\u20ac ")
                .set("INT1", 255)
                .set("INT2", -32768)
                .set("INT", Integer.MIN_VALUE)
                .set("INT8", Long.MAX_VALUE)
                .set("BCD", new BigDecimal("-9999999999999.99"))
                .set("FLOAT", Double.MIN_VALUE)
                .set("DECF16", new BigDecimal("1E-383"))
                .set("DECF34", new BigDecimal("-1.234567890123456789012345678901234E+6000"))
                .set("DATE", "99991231")
                .set("TIME", "240000")
                .set("BYTE", "00FF80")
                .set("XSTRING", new byte[] {1, 2, 3, 4})
                .set("NAMES", List.of("", "b")));
        for (int i = 0; i < served.exports().size(); i++) {
            String name = served.exports().name(i);
            served.exports().set(i, served.imports().get(name.substring(2)));
        }

        FunctionData answered = answered(served);

        for (int i = 0; i < answered.exports().size() - 1; i++) {
            assertThat(answered.exports().getString(i))
                    .isEqualTo(served.imports().getString(i));
        }
        assertThat(answered.getString("E_CHAR")).isEqualTo(" a<&>b");
        assertThat(answered.getString("E_STRING")).isEqualTo(" \r\n\u20ac ");
        assertThat(answered.exports().getDouble("E_FLOAT")).isEqualTo(Double.MIN_VALUE);
        assertThat(answered.table("E_NAMES").size()).isEqualTo(2);
        assertThat(answered.table("E_NAMES").row(1).getString(0)).isEqualTo("b");
    }

    @Tag("RFC-44")
    @Test
    void whatIsNotInTheRequestIsNotSetAtTheSystem() throws IOException {
        FunctionData served = sent(new FunctionData(Samples.TYPES).set("INT", 0));

        assertThat(served.imports().isSet("INT")).isTrue();
        assertThat(served.imports().isSet("CHAR")).isFalse();
    }

    @Tag("RFC-45")
    @Test
    void aTableThatIsNotListedDoesNotComeBack() throws IOException {
        FunctionData served = sent(new FunctionData(Samples.STRUCTURE).setActive("RFCTABLE", false));
        served.table("RFCTABLE").addRow();

        assertThat(served.isActive("RFCTABLE")).isFalse();
        assertThat(answered(served).table("RFCTABLE").isEmpty()).isTrue();
    }

    @Tag("RFC-45")
    @Test
    void anEmptyTableThatIsListedComesBack() throws IOException {
        FunctionData served = sent(new FunctionData(Samples.STRUCTURE));
        served.table("RFCTABLE").addRow().set("RFCINT4", 3);

        assertThat(answered(served).table("RFCTABLE").row(0).getInt("RFCINT4")).isEqualTo(3);
    }

    @Test
    void changingParametersGoBothWays() throws IOException {
        FunctionData served =
                sent(new FunctionData(Samples.CHANGING).set("START_VALUE", 10).set("COUNTER", 1));
        served.set("COUNTER", served.changing().getInt("COUNTER") + 1);
        served.exports().set("RESULT", 11);

        FunctionData answered = answered(served);
        assertThat(answered.changing().getInt("COUNTER")).isEqualTo(2);
        assertThat(answered.getInt("RESULT")).isEqualTo(11);
        assertThat(answered.values(Direction.IMPORT).isSet("START_VALUE")).isFalse();
    }

    @Test
    void aFunctionThatTheSystemDoesNotHaveIsForItToRefuse() {
        assertThatThrownBy(() -> received(
                        Samples.text(Samples.codec().request(new FunctionData(Samples.CONNECTION), DateTimeForm.ISO))))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void faultsTravelWithAllTheySay() throws IOException {
        for (SoapFault fault : List.of(
                SoapFault.of(new SoapFault.Raised(
                        "/FLD/TYPES", "NOT_FOUND", "No <such> thing", "FN", "020", List.of("a", "b"))),
                SoapFault.of(new SoapFault.Raised("STFC_CHANGING", "TABLE_EMPTY", "", "", "", List.of())),
                SoapFault.of(new SoapFault.Failed("ERROR_MESSAGE_STATE", "Function not supported")),
                SoapFault.of("Server", "RFC_AUTHORIZATION_FAILURE", "No authorization to call X"))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Samples.codec().writeFault(fault, out);

            assertThat(Samples.read(
                            Samples.codec(),
                            out.toString(StandardCharsets.UTF_8),
                            new FunctionData(Samples.CONNECTION)))
                    .contains(fault);
        }
    }
}
