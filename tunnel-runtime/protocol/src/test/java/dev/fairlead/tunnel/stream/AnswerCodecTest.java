package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.message.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerCodecTest {

    @ParameterizedTest
    @EnumSource(TunnelErrorCode.class)
    void everyErrorSurvivesTheAnswer(TunnelErrorCode code) {
        StreamError error = new StreamError(code, "erp:443 /sap/\u00e4");

        assertThat(AnswerCodec.errorOf(AnswerCodec.refused(error))).contains(error);
    }

    @Test
    void anAcceptanceIsNoError() {
        assertThat(AnswerCodec.errorOf(AnswerCodec.accepted())).isEmpty();
    }

    @Test
    void anErrorOfALaterVersionIsStillAnError() {
        assertThat(AnswerCodec.errorOf(Json.read("{\"error\":\"moon_phase\",\"detail\":\"d\"}")))
                .hasValueSatisfying(error -> {
                    assertThat(error.code()).isEqualTo(TunnelErrorCode.BACKEND_PROTOCOL);
                    assertThat(error.detail()).contains("moon_phase");
                });
    }
}
