package dev.fairlead.rfc.dictionary;

import static dev.fairlead.rfc.dictionary.FakeDictionary.field;
import static dev.fairlead.rfc.dictionary.FakeDictionary.parameter;
import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The algorithm of the specification, C.9.1. */
class DictionarySourceTest {
    private final FakeDictionary system = new FakeDictionary();
    private final DictionarySource source = new DictionarySource(system);

    private FunctionDescription function(List<Map<String, ?>> parameters) {
        system.functions.put("Z_TEST", parameters);
        return source.function("Z_TEST").orElseThrow();
    }

    @Test
    void directionsTypesAndExceptionsAreThoseOfTheInterface() {
        system.types.put("ZHEAD", List.of(field("ID", "C", "", 20)));

        assertThat(function(List.of(
                        parameter("I", "TEXT", "C", "", 510, 0),
                        parameter("I", "DAY", "D", "", 16, 0),
                        parameter("E", "NUMBER", "N", "", 20, 0),
                        parameter("E", "AMOUNT", "P", "", 8, 2),
                        parameter("C", "COUNT", "I", "", 4, 0),
                        parameter("C", "HEAD", "u", "ZHEAD", 0, 0),
                        parameter("T", "HEADS", "", "ZHEAD", 0, 0),
                        parameter("X", "NOT_FOUND", "", "", 0, 0))))
                .isEqualTo(FunctionDescription.named("Z_TEST")
                        .imports("TEXT", charOf(255))
                        .imports("DAY", DATE)
                        .exports("NUMBER", numOf(10))
                        .exports("AMOUNT", bcdOf(8, 2))
                        .changing("COUNT", INT)
                        .changing(
                                "HEAD",
                                structureOf(RecordType.named("ZHEAD")
                                        .field("ID", charOf(10))
                                        .build()))
                        .parameter("HEADS", tableOf(headType()), Direction.TABLES, false, "", "")
                        .raises("NOT_FOUND")
                        .build());
    }

    private static RecordType headType() {
        return RecordType.named("ZHEAD").field("ID", charOf(10)).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1100", "1160", "8000"})
    void lengthsAreBytesWhereTheSystemHasNoUnicode(String codePage) {
        system.codePage = codePage;

        assertThat(function(List.of(parameter("I", "TEXT", "C", "", 30, 0)))
                        .imports()
                        .parameter(0)
                        .type())
                .isEqualTo(charOf(30));
    }

    @Test
    void anOptionalParameterOrOneWithADefaultNeedNotBeSent() {
        FunctionDescription function = function(List.of(
                Map.of("PARAMCLASS", "I", "PARAMETER", "A", "EXID", "C", "INTLENGTH", 2, "OPTIONAL", "X"),
                Map.of("PARAMCLASS", "I", "PARAMETER", "B", "EXID", "C", "INTLENGTH", 2, "DEFAULT", "SY-DATUM"),
                Map.of("PARAMCLASS", "I", "PARAMETER", "C", "EXID", "C", "INTLENGTH", 2)));

        assertThat(function.imports().parameters().stream().map(parameter -> parameter.optional()))
                .containsExactly(true, true, false);
        assertThat(function.imports().parameter(1).defaultValue()).isEqualTo("SY-DATUM");
    }

    @Test
    void typesAreReadWithWhatIsWithinThem() {
        system.types.put("ZOUTER", List.of(field("INNER", "v", "/FLD/INNER", 0), field("NAMES", "h", "ZNAMES", 0)));
        system.types.put("/FLD/INNER", List.of(field("RAW", "X", "", 4)));
        system.types.put("ZNAMES", List.of(field("", "g", "", 8)));

        RecordType outer = source.recordType("ZOUTER").orElseThrow();

        assertThat(outer.field(0).type())
                .isEqualTo(structureOf(
                        RecordType.named("/FLD/INNER").field("RAW", byteOf(4)).build()));
        assertThat(outer.field(1).type()).isEqualTo(tableOf(STRING));
    }

    @Test
    void aTableTypeHasTheTypeOfItsLine() {
        system.types.put("ZHEADS", List.of(field("", "u", "ZHEAD", 0)));
        system.types.put("ZHEAD", List.of(field("ID", "C", "", 20)));

        assertThat(source.recordType("ZHEADS")).contains(headType());
    }

    @Test
    void innerTypesThatCameAlongAreNotAskedFor() {
        system.types.put("ZOUTER", List.of(field("HEAD", "u", "ZHEAD", 0)));
        system.inner.put("ZHEAD", List.of(field("ID", "C", "", 20)));

        assertThat(source.recordType("ZOUTER").orElseThrow().field(0).type()).isEqualTo(structureOf(headType()));
        assertThat(system.calls).containsExactly("ZOUTER", "system");
    }

    @Test
    void includesAndGroupsAreNoFields() {
        system.types.put(
                "ZINCLUDING",
                List.of(
                        field(".INCLUDE", "u", "ZHEAD", 0),
                        field("ID", "C", "", 20),
                        field("GROUP", "", "ZHEAD", 0),
                        field(".INCLU--AP", "u", "ZMORE", 0)));

        assertThat(source.recordType("ZINCLUDING").orElseThrow().fields()).hasSize(1);
    }

    @Test
    void eachTypeIsReadOnce() {
        system.types.put("ZHEAD", List.of(field("ID", "I", "", 4)));
        function(List.of(parameter("I", "A", "u", "ZHEAD", 0, 0), parameter("I", "B", "u", "ZHEAD", 0, 0)));
        function(List.of(parameter("I", "A", "u", "ZHEAD", 0, 0)));
        assertThat(system.calls).containsExactly("Z_TEST", "ZHEAD", "Z_TEST");

        source.forget();
        source.recordType("ZHEAD");
        assertThat(system.calls).endsWith("ZHEAD").hasSize(4);
    }

    @Test
    void aTypeThatContainsItselfIsRefused() {
        system.types.put("ZA", List.of(field("B", "u", "ZB", 0)));
        system.types.put("ZB", List.of(field("A", "u", "ZA", 0)));

        assertThatThrownBy(() -> source.recordType("ZA"))
                .isInstanceOfSatisfying(
                        RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.PROTOCOL))
                .hasMessageContaining("contains itself");
    }

    @Test
    void aTypeThatIsMissingIsNamed() {
        assertThatThrownBy(() -> function(List.of(parameter("I", "A", "u", "ZGONE", 0, 0))))
                .hasMessageContaining("type ZGONE: is not in the system's dictionary");
        assertThat(source.recordType("ZGONE")).isEmpty();
    }

    @Test
    void whatIsNoFunctionIsNone() {
        assertThat(source.function("NO_SUCH_FM")).isEmpty();
        assertThat(source.function("")).isEmpty();
    }

    /** The system would cut the name and describe another function. */
    @Test
    void aNameThatIsTooLongIsNotAskedFor() {
        system.functions.put("A".repeat(30), List.of());

        assertThat(source.function("A".repeat(31))).isEmpty();
        assertThat(source.recordType("A".repeat(31))).isEmpty();
        assertThat(system.calls).isEmpty();
    }

    @Test
    void aParameterWithoutATypeHasNoValue() {
        FunctionDescription function = function(List.of(parameter("I", "ANY", "", "", 0, 0)));

        assertThat(function.imports().parameter(0).type().abapType()).isEqualTo(AbapType.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "Q"})
    void anUnknownTypeIsNamed(String letter) {
        assertThatThrownBy(() -> function(List.of(parameter("I", "ODD", letter, "", 0, 0))))
                .hasMessageContaining("ODD: has the type '" + letter + "'");
    }

    @Test
    void twoParametersOrFieldsOfOneNameAreRefused() {
        system.types.put("ZTWICE", List.of(field("A", "I", "", 4), field("A", "I", "", 4)));

        assertThatThrownBy(
                        () -> function(List.of(parameter("I", "A", "I", "", 4, 0), parameter("E", "A", "I", "", 4, 0))))
                .isInstanceOf(RfcException.class)
                .hasMessageContaining("two parameters A");
        assertThatThrownBy(() -> source.recordType("ZTWICE"))
                .isInstanceOf(RfcException.class)
                .hasMessageContaining("two fields A");
    }

    @Test
    void aLengthThatNoSystemHasIsRefused() {
        assertThatThrownBy(() -> function(List.of(parameter("I", "ODD", "N", "", 2_000_000_000, 0))))
                .isInstanceOf(RfcException.class)
                .hasMessageContaining("cannot have a length of");
    }

    @Test
    void aNumberThatCannotBeIsNamed() {
        assertThatThrownBy(() -> function(List.of(parameter("I", "AMOUNT", "P", "", 99, 2))))
                .isInstanceOfSatisfying(
                        RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.PROTOCOL));
    }

    @Test
    void aUserWithoutRightsForTheDictionaryGetsFlatStructures() {
        system.forbidden.addAll(List.of("DDIF_FIELDINFO_GET", "RFC_SYSTEM_INFO"));
        system.structures.put("ZHEAD", List.of(Map.of("FIELDNAME", "ID", "EXID", "C", "INTLENGTH", 20)));

        assertThat(source.recordType("ZHEAD")).contains(headType());
        assertThat(source.recordType("ZGONE")).isEmpty();
    }

    @Test
    void aUserWithoutAnyRightsIsToldWhichAreMissing() {
        system.forbidden.addAll(List.of("DDIF_FIELDINFO_GET", "RFC_GET_STRUCTURE_DEFINITION"));

        assertThatThrownBy(() -> source.recordType("ZHEAD"))
                .hasMessageContaining("destination 'erp', type ZHEAD")
                .hasMessageContaining("may not call DDIF_FIELDINFO_GET")
                .hasMessageContaining("jco.destination.repository.user");
    }

    @Test
    void aDeepStructureNeedsTheRights() {
        system.forbidden.add("DDIF_FIELDINFO_GET");
        system.structures.put("ZDEEP", List.of(Map.of("FIELDNAME", "T", "EXID", "h", "INTLENGTH", 8)));

        assertThatThrownBy(() -> source.recordType("ZDEEP")).hasMessageContaining("may not call DDIF_FIELDINFO_GET");
    }
}
