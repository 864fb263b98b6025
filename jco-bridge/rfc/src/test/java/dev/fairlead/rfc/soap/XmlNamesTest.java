package dev.fairlead.rfc.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlNamesTest {

    @ParameterizedTest
    @CsvSource({
        "STFC_CONNECTION, STFC_CONNECTION",
        "/BIC/TEST, _-BIC_-TEST",
        "2ND_FIELD, _--32ND_FIELD",
        "C&A, C_--26A",
        "XMLDATA, X-MLDATA",
        "X-ML, X_--2DML",
        "A_-B, A__--2DB",
        "XML, X-ML",
        "%_HINTS, _--25_HINTS",
        "lower, _--6C_--6F_--77_--65_--72"
    })
    void aNameBecomesAnElementAndIsFoundAgain(String name, String element) {
        assertThat(XmlNames.encode(name)).isEqualTo(element);
        assertThat(XmlNames.decode(element)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"_-bic_-X, /bic/X", "A_--2fB, A/B", "x-mlDATA, XMLDATA", "XMLDATA, XMLDATA"})
    void spellingsThatAreNotWrittenAreRead(String element, String name) {
        assertThat(XmlNames.decode(element)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"A_--2, A/-2", "A_--, A/-", "A_--GG, A/-GG", "A_--FF, A/-FF"})
    void anEscapeThatIsNoneIsASlashAndText(String element, String name) {
        assertThat(XmlNames.decode(element)).isEqualTo(name);
    }

    @Test
    void anElementWithoutCharactersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> XmlNames.encode(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u00a0B", "A\ud83d\ude00"})
    void whatCannotBeInAnElementIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> XmlNames.encode(name));
    }

    @net.jqwik.api.Tag("RFC-51")
    @Property(tries = 1000)
    @Tag("RFC-51")
    void everyNameIsFoundAgain(@ForAll("names") String name) {
        String element = XmlNames.encode(name);

        assertThat(element).matches("[A-Z_][A-Z0-9_-]*").doesNotStartWithIgnoringCase("XML");
        assertThat(XmlNames.decode(element)).isEqualTo(name);
    }

    @Provide
    static Arbitrary<String> names() {
        Arbitrary<String> awkward = Arbitraries.strings()
                .withChars("/_-XML0129ABCdef&")
                .ofMinLength(1)
                .ofMaxLength(30);
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(30);
        return Arbitraries.oneOf(awkward, any);
    }
}
