package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenRequestCodecTest {

    @Property(tries = 300)
    void anOpeningIsReadAsItWasWritten(
            @ForAll StreamKind kind,
            @ForAll String tenant,
            @ForAll String location,
            @ForAll String host,
            @ForAll PrincipalKind principalKind,
            @ForAll String token,
            @ForAll boolean anonymous,
            @ForAll @LongRange(min = 0) long deadline)
            throws MalformedMessageException {
        OpenRequest request = new OpenRequest(
                kind,
                tenant,
                location,
                host,
                "sapgw42",
                anonymous ? Optional.empty() : Optional.of(new Principal(principalKind, token)),
                "client",
                "r-1",
                "00-trace",
                deadline);

        assertThat(new OpeningReader().read(Json.read(OpenRequestCodec.encode(request))))
                .isEqualTo(request);
    }

    @Test
    @Tag("CONN-77")
    void fieldsOfALaterVersionAreIgnored() throws MalformedMessageException {
        OpenRequest request = new OpeningReader().read(Json.read("{\"kind\":\"http\",\"priority\":{\"level\":3}}"));

        assertThat(request.kind()).isEqualTo(StreamKind.HTTP);
        assertThat(request.principal()).isEmpty();
    }

    @Test
    void aTextThatIsTheSameAgainIsKeptOnce() throws MalformedMessageException {
        OpeningReader openings = new OpeningReader();
        String json = "{\"kind\":\"tcp\",\"tenant\":\"t-1\",\"host\":\"erp\",\"request\":\"%s\"}";

        OpenRequest first = openings.read(Json.read(json.formatted("r-1")));
        OpenRequest second = openings.read(Json.read(json.formatted("r-2")));

        assertThat(second.tenant()).isSameAs(first.tenant());
        assertThat(second.virtualHost()).isSameAs(first.virtualHost());
        assertThat(second.requestId()).isEqualTo("r-2");
    }

    @Test
    void anOpeningWithoutItsKindOrOfAnotherTypeIsRefused() {
        for (String json : List.of(
                "{}",
                "{\"kind\":\"quic\"}",
                "{\"kind\":1}",
                "{\"kind\":\"http\",\"deadline\":\"soon\"}",
                "{\"kind\":\"http\",\"principal\":{\"kind\":\"business\"}}",
                "{\"kind\":\"http\",\"principal\":{\"kind\":\"root\",\"token\":\"t\"}}")) {
            assertThatThrownBy(() -> new OpeningReader().read(Json.read(json)))
                    .as(json)
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

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
