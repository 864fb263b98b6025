package dev.fairlead.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{} {}", "<html>", "{\"a\":s3cret}"})
    void whatTwoParsersMayReadInTwoWaysIsRefusedWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictJson.parse(text))
                .withMessageStartingWith("is no valid JSON")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void depthIsLimited() {
        assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.parse("[".repeat(17) + "]".repeat(17)));
        assertThat(StrictJson.parse("[".repeat(15) + "]".repeat(15))).isNotNull();
    }
}
