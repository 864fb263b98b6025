package dev.fairlead.emulator.query;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on a row (RFC specification, E.8, rule 6). */
@Tag("RFC-108")
class ConditionTest {
    private static final RecordType TYPE = RecordType.named("T")
            .field("LAND", charOf(3))
            .field("NAME", charOf(20))
            .field("COUNT", INT)
            .field("POS", numOf(6))
            .field("DAY", DATE)
            .build();
    private final RecordData row = new RecordData(TYPE);

    ConditionTest() {
        row.set("LAND", "DE")
                .set("NAME", "Captain's ropes")
                .set("COUNT", -5)
                .set("POS", 42)
                .set("DAY", "20250131");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            LAND = 'DE'                                       | true
            LAND EQ 'GB'                                      | false
            land <> 'GB'                                      | true
            LAND NE 'DE'                                      | false
            COUNT < '0'                                       | true
            COUNT LT '-5'                                     | false
            COUNT <= '-5'                                     | true
            COUNT GT '-40'                                    | true
            COUNT >= '3'                                      | false
            POS = '42'                                        | true
            DAY BETWEEN '20250101' AND '20250131'             | true
            DAY GE '20250201'                                 | false
            NAME LIKE '%rope_'                                | true
            NAME LIKE 'rope%'                                 | false
            NAME = 'Captain''s ropes'                         | true
            LAND IN ('GB', 'DE')                              | true
            LAND IN ( 'GB','US' )                             | false
            NAME IS NULL                                      | false
            NOT NAME IS NULL                                  | true
            LAND = 'GB' OR LAND = 'DE' AND COUNT = '-5'       | true
            ( LAND = 'DE' OR LAND = 'GB' ) AND COUNT = '1'    | false
            NOT ( LAND = 'GB' ) AND NOT NOT LAND = 'DE'       | true
            """)
    void holdsOrNot(String condition, boolean expected) throws ConditionException {
        assertThat(Condition.parse(condition, TYPE).test(row)).isEqualTo(expected);
    }

    @Test
    void noConditionHoldsForEveryRow() throws ConditionException {
        assertThat(Condition.parse("   ", TYPE).test(row)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAND='DE'",
                "LAND = 'DE",
                "LAND = DE",
                "LAND == 'DE'",
                "NONE = 'DE'",
                "LAND = 'DE' AND",
                "LAND = 'DE' LAND = 'GB'",
                "(LAND = 'DE')",
                "( LAND = 'DE'",
                "LAND = 'DE' )",
                "LAND IN 'DE'",
                "LAND IN ('DE'",
                "LAND BETWEEN 'A' OR 'B'",
                "LAND IS INITIAL",
                "COUNT = 'many'",
                "LAND = 'DE'AND COUNT = '1'",
                "; DROP TABLE T"
            })
    void anythingElseIsNoCondition(String text) {
        assertThatExceptionOfType(ConditionException.class).isThrownBy(() -> Condition.parse(text, TYPE));
    }

    @Test
    void theFailureTellsThePlace() {
        assertThatExceptionOfType(ConditionException.class)
                .isThrownBy(() -> Condition.parse("LAND = 'DE' AND NONE = '1'", TYPE))
                .satisfies(failure -> assertThat(failure.position()).isEqualTo(16))
                .withMessage("at character 17: 'NONE' is no column of T");
    }

    @Test
    void parenthesesHaveALimit() {
        String text = "( ".repeat(10_000) + "LAND = 'DE'" + " )".repeat(10_000);

        assertThatExceptionOfType(ConditionException.class).isThrownBy(() -> Condition.parse(text, TYPE));
    }
}
