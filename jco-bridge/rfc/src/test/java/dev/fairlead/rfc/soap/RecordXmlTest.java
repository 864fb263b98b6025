package dev.fairlead.rfc.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shape of functions and records as XML to look at. */
@Tag("RFC-23")
class RecordXmlTest {
    private static final RecordType POINT = RecordType.named("/FLD/POINT")
            .field("X", FieldType.INT)
            .field("2ND", FieldType.DATE)
            .build();
    private static final FunctionDescription MOVE = FunctionDescription.named("/FLD/MOVE")
            .imports("NAME", FieldType.charOf(5))
            .optional("MODE", FieldType.charOf(1))
            .exports("REACHED", FieldType.structureOf(POINT))
            .changing("COUNT", FieldType.INT)
            .parameter("STEPS", FieldType.tableOf(POINT), Direction.TABLES, true, "", "")
            .build();

    private final FunctionData move = new FunctionData(MOVE)
            .set("NAME", "a<b")
            .set("COUNT", -1)
            .set("STEPS", List.of(Map.of("X", 1), Map.of("2ND", "20250131")));

    @Test
    void aFunctionHasASectionForEachDirection() {
        assertThat(RecordXml.function(move))
                .isEqualTo("<_-FLD_-MOVE>"
                        + "<INPUT><NAME>a&lt;b</NAME><MODE/></INPUT>"
                        + "<OUTPUT><REACHED><X>0</X><_--32ND>0000-00-00</_--32ND></REACHED></OUTPUT>"
                        + "<CHANGING><COUNT>-1</COUNT></CHANGING>"
                        + "<TABLES><STEPS>"
                        + "<item><X>1</X><_--32ND>0000-00-00</_--32ND></item>"
                        + "<item><X>0</X><_--32ND>2025-01-31</_--32ND></item>"
                        + "</STEPS></TABLES>"
                        + "</_-FLD_-MOVE>");
    }

    @Test
    void directionsWithoutParametersAndInactiveOnesAreLeftOut() {
        FunctionData ping = new FunctionData(FunctionDescription.named("PING").build());
        move.setActive("MODE", false);

        assertThat(RecordXml.function(ping)).isEqualTo("<PING></PING>");
        assertThat(RecordXml.parameters(move, Direction.IMPORT)).isEqualTo("<INPUT><NAME>a&lt;b</NAME></INPUT>");
    }

    @Test
    void aStructureATableAndAFieldStandAlone() {
        RecordData point = new RecordData(POINT);
        TableData points = new TableData(POINT);
        TableData names = new TableData(RecordType.elementary(FieldType.STRING));
        names.addRow().set(0, "Ann");

        assertThat(RecordXml.record(point))
                .isEqualTo("<_-FLD_-POINT><X>0</X><_--32ND>0000-00-00</_--32ND></_-FLD_-POINT>");
        assertThat(RecordXml.field(point, 0)).isEqualTo("<X>0</X>");
        assertThat(RecordXml.table(points)).isEqualTo("<_-FLD_-POINT/>");
        assertThat(RecordXml.table(names)).isEqualTo("<TABLE><item>Ann</item></TABLE>");
    }

    @Test
    void aCharacterThatXmlCannotCarryIsRefused() {
        move.set("NAME", "s3\u0001");

        assertThatThrownBy(() -> RecordXml.function(move))
                .isInstanceOf(RfcConversionException.class)
                .hasMessageContaining("NAME")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("s3"));
    }
}
