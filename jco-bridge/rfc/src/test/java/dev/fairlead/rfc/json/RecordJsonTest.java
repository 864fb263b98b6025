package dev.fairlead.rfc.json;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import dev.fairlead.rfc.soap.Limits;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JSON of records looks like, and which JSON is refused. */
class RecordJsonTest {
    private static final RecordType POINT = RecordType.named("ZPOINT")
            .field("X", FieldType.INT)
            .field("Y", FieldType.INT)
            .build();
    private static final RecordType SHIP = RecordType.named("ZSHIP")
            .field("NAME", charOf(10))
            .field("PRICE", FieldType.bcdOf(8, 2))
            .field("BUILT", FieldType.DATE)
            .field("TIDE", FieldType.TIME)
            .field("SEAL", FieldType.byteOf(3))
            .field("PLACE", structureOf(POINT))
            .field("LOG", tableOf(POINT))
            .field("CREW", tableOf(FieldType.STRING))
            .build();

    private final RecordData ship = new RecordData(SHIP);
    private final RecordJson json = new RecordJson();

    private void read(String text) throws IOException {
        json.read(ship, new StringReader(text));
    }

    private String written() throws IOException {
        StringWriter out = new StringWriter();
        json.write(ship, out);
        return out.toString();
    }

    @Test
    @Tag("RFC-23")
    void aRecordIsAnObjectOfItsFields() throws IOException {
        ship.set("NAME", " Ann ")
                .set("PRICE", "-1.5")
                .set("BUILT", "20250131")
                .set("TIDE", "120000")
                .set("SEAL", "00FF80")
                .set("PLACE", Map.of("X", -1))
                .set("LOG", List.of(Map.of("X", 1), Map.of("Y", 2)))
                .set("CREW", List.of("Ben \"B\"", ""));

        assertThat(written()).isEqualTo("""
                {"NAME":" Ann","PRICE":-1.50,"BUILT":"2025-01-31","TIDE":"12:00:00","SEAL":"AP+A",\
                "PLACE":{"X":-1,"Y":0},"LOG":[{"X":1,"Y":0},{"X":0,"Y":2}],"CREW":["Ben \\"B\\"",""]}""");
    }

    @Test
    void fieldsWithoutAValueAreLeftOut() throws IOException {
        RecordData record = new RecordData(RecordType.named("Z")
                .field("REF", FieldType.scalar(AbapType.ABAPOBJECT, 0, 0))
                .field("N", FieldType.INT)
                .build());
        StringWriter out = new StringWriter();

        json.write(record, out);

        assertThat(out).hasToString("{\"N\":0}");
    }

    @Test
    void fieldsThatAreNotNamedKeepTheirValues() throws IOException {
        ship.set("NAME", "Ann").set("PRICE", 1);

        read("{ \"price\" : 2e0 }\n");

        assertThat(ship.getString("NAME")).isEqualTo("Ann");
        assertThat(ship.getString("PRICE")).isEqualTo("2.00");
    }

    @Test
    void aStructureThatIsNamedIsSetAsAWhole() throws IOException {
        ship.set("PLACE", Map.of("X", 1, "Y", 2));

        read("{\"PLACE\":{\"Y\":-3}}");

        assertThat(ship.getStructure("PLACE").getInt("X")).isZero();
        assertThat(ship.getStructure("PLACE").getInt("Y")).isEqualTo(-3);
    }

    @Test
    @Tag("RFC-23")
    void whatIsNamedCountsAsSet() throws IOException {
        read("{\"PLACE\":{},\"LOG\":[],\"NAME\":null}");

        assertThat(List.of("PLACE", "LOG", "NAME")).allMatch(ship::isSet);
        assertThat(ship.isSet("PRICE")).isFalse();
    }

    @Test
    void theRowsOfATableAreReplaced() throws IOException {
        TableData table = new TableData(POINT);
        table.addRows(3);

        json.read(table, new StringReader("[{\"X\":7}]"));

        assertThat(table.size()).isOne();
        assertThat(table.row(0).getInt("X")).isEqualTo(7);
    }

    @Test
    void theReaderStaysOpen() throws IOException {
        StringReader in = new StringReader("{}");

        json.read(ship, in);

        assertThat(in.read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                              | ILLEGAL_ARGUMENT | broken at line 1",
                "[]                            | ILLEGAL_ARGUMENT | a JSON array",
                "{\"NAME\":\"s3cret\"          | ILLEGAL_ARGUMENT | broken at line 1, column",
                "{\"NAME\":s3cret}             | ILLEGAL_ARGUMENT | broken at line 1, column",
                "{} s3cret                     | ILLEGAL_ARGUMENT | broken at line 1, column",
                "{\"NAME\":\"a\",\"name\":\"s3cret\"} | ILLEGAL_ARGUMENT | two values of NAME",
                "{\"LOG\":[1]}                 | ILLEGAL_ARGUMENT | a JSON number as a row of ZPOINT",
                "{\"OTHER\":1}                 | FIELD_NOT_FOUND  | ZSHIP: has no field 'OTHER'",
                "{\"PLACE\":{\"Z\":1}}         | FIELD_NOT_FOUND  | ZPOINT: has no field 'Z'",
                "{\"PLACE\":[[[[[[[[1]]]]]]]]} | CONVERSION       | PLACE STRUCTURE of ZPOINT: does not take a JSON array",
                "{\"LOG\":{}}                  | CONVERSION       | does not take a JSON object",
                "{\"NAME\":{\"A\":{}}}         | CONVERSION       | NAME CHAR(10): does not take a JSON object",
                "{\"NAME\":true}               | CONVERSION       | does not take true or false",
                "{\"PRICE\":\"s3cret\"}        | CONVERSION       | PRICE",
                "{\"PRICE\":1e999999999}       | CONVERSION       | PRICE",
                "{\"SEAL\":\"s3cret!\"}        | CONVERSION       | base64",
                "{\"SEAL\":12}                 | CONVERSION       | does not take a JSON number"
            })
    void whatDoesNotFitIsRefusedWithoutAValueInTheMessage(String text, RfcErrorGroup group, String message) {
        ship.set("NAME", "Ann");

        assertThatThrownBy(() -> read(Objects.requireNonNullElse(text, "")))
                .isInstanceOfSatisfying(RfcException.class, failure -> {
                    assertThat(failure.group()).isEqualTo(group);
                    assertThat(failure).hasMessageContaining(message);
                    assertThat(failure.getMessage()).doesNotContain("s3cret");
                });
        assertThat(ship.getString("NAME")).isEqualTo("Ann");
    }

    @Test
    void aLongNameIsCutInTheMessage() {
        assertThatThrownBy(() -> read("{\"" + "N".repeat(1000) + "\":1}"))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void nothingIsChangedIfTheLastFieldFails() {
        ship.set("LOG", List.of(Map.of("X", 1)));

        assertThatThrownBy(() -> read("{\"LOG\":[],\"NAME\":\"B\",\"PRICE\":\"x\"}"))
                .isInstanceOf(RfcException.class);

        assertThat(ship.getString("NAME")).isEmpty();
        assertThat(ship.getTable("LOG").size()).isOne();
    }

    @Test
    void moreThanTheLimitIsNotRead() {
        RecordJson narrow = new RecordJson(new Limits(30, 8, 8, 8, 8, 2));

        assertThatThrownBy(() -> narrow.read(ship, new StringReader("{\"NAME\":\"" + "n".repeat(30) + "\"}")))
                .hasMessageContaining("more than 30 characters");
        assertThatThrownBy(() -> narrow.read(ship, new StringReader("{\"LOG\":[{},{},{}]}")))
                .hasMessageContaining("more than 2 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"NAME\":\"", ""})
    void aReaderThatFailsIsTold(String before) {
        Reader failing = new Reader() {
            private boolean begun;

            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                if (begun || before.isEmpty()) {
                    throw new IOException("cut");
                }
                begun = true;
                before.getChars(0, before.length(), buffer, offset);
                return before.length();
            }

            @Override
            public void close() {
                throw new AssertionError("is not ours to close");
            }
        };

        assertThatThrownBy(() -> json.read(ship, failing))
                .isInstanceOf(IOException.class)
                .hasMessage("cut");
    }
}
