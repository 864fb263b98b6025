package dev.fairlead.rfc.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the specification, B.5. */
@Tag("RFC-31")
class AbapTypeTest {

    /** Lengths are those of a field with a length of 5. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CHAR,0,C,5,10",
        "DATE,1,D,8,16",
        "BCD,2,P,5,5",
        "TIME,3,T,6,12",
        "BYTE,4,X,5,5",
        "NUM,6,N,5,10",
        "FLOAT,7,F,8,8",
        "INT,8,I,4,4",
        "INT2,9,s,2,2",
        "INT1,10,b,1,1",
        "DECF16,23,a,8,8",
        "DECF34,24,e,16,16",
        "STRING,29,g,8,8",
        "XSTRING,30,y,8,8",
        "BOX,31,j,8,8",
        "GENERIC_BOX,32,k,8,8",
        "INT8,40,8,8,8",
        "UTCLONG,51,p,8,8",
        "UTCSECOND,52,n,8,8",
        "UTCMINUTE,53,w,8,8",
        "DTDAY,54,d,4,4",
        "DTWEEK,55,7,4,4",
        "DTMONTH,56,x,4,4",
        "TSECOND,57,t,4,4",
        "TMINUTE,58,i,2,2",
        "CDAY,59,c,2,2"
    })
    void hasCodeLetterAndBytes(AbapType type, int code, char letter, int bytes, int unicodeBytes) {
        FieldType field = FieldType.scalar(type, 5, 2);

        assertThat(type.code()).isEqualTo(code);
        assertThat(AbapType.ofCode(code)).contains(type);
        assertThat(type.letter()).isEqualTo(String.valueOf(letter));
        assertThat(AbapType.ofLetter(letter)).contains(type);
        assertThat(field.byteLength(false)).isEqualTo(bytes);
        assertThat(field.byteLength(true)).isEqualTo(unicodeBytes);
    }

    @ParameterizedTest
    @CsvSource({"u,STRUCTURE,17", "v,STRUCTURE,17", "h,TABLE,99", "*,ABAPOBJECT,16", "+,ABAPOBJECT,16", "E,EXCEPTION,98"
    })
    void lettersOfComplexTypesAreKnown(char letter, AbapType type, int code) {
        assertThat(AbapType.ofLetter(letter)).contains(type);
        assertThat(type.code()).isEqualTo(code);
    }

    @Test
    void whatIsNoTypeHasNone() {
        assertThat(AbapType.ofLetter('?')).isEmpty();
        assertThat(AbapType.ofCode(1000)).isEmpty();
    }
}
