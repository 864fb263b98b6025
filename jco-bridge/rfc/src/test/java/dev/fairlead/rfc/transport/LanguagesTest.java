package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"D, DE", "DE, DE", "d, DE", "en, EN", "3, KO", "1, ZH", "XX, XX", "Y, Y"})
    @Tag("RFC-9")
    void aLogonNamesALanguageByTwoLetters(String configured, String sent) {
        assertThat(Languages.forLogon(configured)).isEqualTo(sent);
    }
}
