package dev.fairlead.rfc.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimal numbers as systems write them (RFC specification, C.5). */
class TextBufferTest {

    private static BigDecimal decimal(String text) {
        TextBuffer buffer = new TextBuffer(10_000);
        buffer.append(text.toCharArray(), 0, text.length());
        return buffer.decimal();
    }

    @Property
    void aNumberIsReadWithAllItsDigits(@ForAll BigDecimal number) {
        assertThat(decimal(number.toString())).isEqualTo(number);
        assertThat(decimal(number.toPlainString())).isEqualTo(new BigDecimal(number.toPlainString()));
    }

    @Property
    void aSmallNumberIsReadWithAllItsDigits(@ForAll long digits, @ForAll @IntRange(max = 16) int scale) {
        BigDecimal number = BigDecimal.valueOf(digits, scale);

        assertThat(decimal(number.toPlainString())).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "' 7 ',7", "5.,5", ".5,0.5", "-.25,-0.25", "12-,-12", "+3,3", "-0,0", "1E2,1E+2", "-00.10,-0.10"
    })
    void theWideFormsAreRead(String text, BigDecimal number) {
        assertThat(decimal(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", ".", "-.", "1.2.3", "1,5", "--1", "-1-", "1 2", "x"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> decimal(text)).isInstanceOf(NumberFormatException.class);
    }
}
