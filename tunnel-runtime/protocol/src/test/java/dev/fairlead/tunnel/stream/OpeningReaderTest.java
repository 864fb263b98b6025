package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningReaderTest {
    private static final OpenRequest NOTHING =
            new OpenRequest(StreamKind.CONTROL, "", "", "", "", Optional.empty(), "", "", "", 0);

    private final OpeningReader openings = new OpeningReader();

    private static OpenRequest opening(String token, String requestId) {
        return new OpenRequest(
                StreamKind.HTTP,
                "t-1",
                "",
                "erp",
                "443",
                Optional.of(new Principal(PrincipalKind.BUSINESS, token)),
                "shop",
                requestId,
                "",
                0);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private OpenRequest read(OpenRequest request) throws MalformedMessageException {
        return openings.read(bytes(OpenRequestCodec.encode(request)));
    }

    /** What the JSON says, read with a model of it; empty if it is no opening. */
    private static Optional<OpenRequest> meaning(String text) {
        try {
            return Optional.of(OpenRequestCodec.decode(Json.read(text), NOTHING));
        } catch (JsonException | MalformedMessageException refused) {
            return Optional.empty();
        }
    }

    private Optional<OpenRequest> readIfAny(String text) {
        try {
            return Optional.of(openings.read(bytes(text)));
        } catch (MalformedMessageException refused) {
            return Optional.empty();
        }
    }

    @Property(tries = 300)
    void anOpeningIsReadAsItWasWrittenHoweverOftenItsLikeCame(
            @ForAll StreamKind kind,
            @ForAll String tenant,
            @ForAll String host,
            @ForAll PrincipalKind principalKind,
            @ForAll String token,
            @ForAll boolean anonymous,
            @ForAll @Size(min = 1, max = 3) List<String> requestIds,
            @ForAll String traceparent,
            @ForAll @LongRange(min = 0) long deadline)
            throws MalformedMessageException {
        for (String requestId : requestIds) {
            OpenRequest request = new OpenRequest(
                    kind,
                    tenant,
                    "",
                    host,
                    "sapgw42",
                    anonymous ? Optional.empty() : Optional.of(new Principal(principalKind, token)),
                    "client",
                    requestId,
                    traceparent,
                    deadline);

            assertThat(read(request)).isEqualTo(request);
        }
    }

    @Test
    void theNextOpeningOfAnApplicationSharesItsTexts() throws MalformedMessageException {
        OpenRequest first = read(opening("of one user", "r-1"));
        OpenRequest second = read(opening("of the other", "r-2"));

        assertThat(second).isEqualTo(opening("of the other", "r-2"));
        assertThat(second.virtualHost()).isSameAs(first.virtualHost());
        assertThat(second.client()).isSameAs(first.client());
    }

    @Test
    void nobodysOpeningAfterACallersIsNobodys() throws MalformedMessageException {
        OpenRequest called = opening("eyJ", "r-1");
        OpenRequest nobodys =
                new OpenRequest(called.kind(), "t-1", "", "erp", "443", Optional.empty(), "shop", "r-2", "", 0);

        read(called);

        assertThat(read(nobodys)).isEqualTo(nobodys);
        assertThat(read(called)).isEqualTo(called);
    }

    @Test
    void theSameApplicationWithAnotherTokenIsAnotherCaller() throws MalformedMessageException {
        read(opening("of one user", "r-1"));

        assertThat(read(opening("of the other", "r-2"))
                        .principal()
                        .orElseThrow()
                        .token())
                .isEqualTo("of the other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"t-1\"", "\"erp\"", "\"443\"", "\"shop\"", "\"eyJ\"", "\"business\"", "\"http\""})
    void whateverDiffersIsSeen(String part) {
        String known = OpenRequestCodec.encode(opening("eyJ", "r-1"));
        readIfAny(known);
        String other = known.replace(part, part.equals("\"http\"") ? "\"rfc\"" : "\"technical\"");

        assertThat(other).isNotEqualTo(known);
        assertThat(readIfAny(other)).isPresent().isEqualTo(meaning(other)).isNotEqualTo(meaning(known));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":0,\"tenant\":\"t-2\"}",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":0,\"principal\":null}",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":0",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":0}}",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":0} ",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":007}",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":-7}",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":}",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":\"7\"}",
                ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":99999999999999999999}",
                ",\"request\":\"r\\u002d2\",\"traceparent\":\"\\\"\",\"deadline\":7}",
                ",\"request\":\"r-\u00e4\",\"traceparent\":\"\",\"deadline\":7}",
                ",,\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":7}",
                ",\"principal\":null,\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":7}",
                ",\"principal\":{\"kind\":\"root\",\"token\":\"t\"},\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":7}",
                ",\"principal\":{\"kind\":\"business\",\"token\":\"t\\\"\"},\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":7}",
                ",\"principal\":{\"kind\":\"business\",\"token\":\"t\"},\"principal\":{\"kind\":\"technical\",\"token\":\"u\"},"
                        + "\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":7}",
                ",\"request\":\"r-2\",\"request\":\"r-3\",\"traceparent\":\"\",\"deadline\":7}",
                ",\"request\":\"r-2\",\"deadline\":7,\"traceparent\":\"\"}",
                ", \"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":7}",
                "}"
            })
    void anyEndMeansWhatItsJsonSays(String end) {
        String known = OpenRequestCodec.encode(opening("eyJ", "r-1"));
        readIfAny(known);
        for (String member : List.of(",\"principal\":", ",\"request\":")) {
            String text = known.substring(0, known.indexOf(member)) + end;

            assertThat(readIfAny(text)).isEqualTo(meaning(text));
            assertThat(readIfAny(text)).isEqualTo(meaning(text));
        }
    }

    @Test
    void aTextThatLooksLikeTheEndIsAText() throws MalformedMessageException {
        OpenRequest plain = opening("eyJ", "r-1");
        String end = ",\"request\":\"r-2\",\"traceparent\":\"\",\"deadline\":7}";
        OpenRequest disguised = opening(end, end);

        read(plain);
        read(disguised);

        assertThat(read(disguised)).isEqualTo(disguised);
        assertThat(read(plain)).isEqualTo(plain);
    }

    @Property(tries = 2_000)
    void bytesThatChangedMeanWhatTheirJsonSays(
            @ForAll @Size(max = 3) List<@IntRange(max = 200) Integer> places,
            @ForAll @IntRange(min = ' ', max = '~') char character) {
        String known = OpenRequestCodec.encode(opening("eyJ", "r-1"));
        StringBuilder changed = new StringBuilder(known);
        places.forEach(place -> changed.setCharAt(place % known.length(), character));

        assertThat(readIfAny(known)).isEqualTo(meaning(known));
        assertThat(readIfAny(changed.toString())).isEqualTo(meaning(changed.toString()));
        assertThat(readIfAny(changed.toString())).isEqualTo(meaning(changed.toString()));
        assertThat(readIfAny(known)).isEqualTo(meaning(known));
    }

    @Test
    @Tag("CONN-77")
    void fieldsOfALaterVersionAreIgnored() throws MalformedMessageException {
        OpenRequest request = openings.read(bytes("{\"kind\":\"http\",\"priority\":{\"level\":3}}"));

        assertThat(request.kind()).isEqualTo(StreamKind.HTTP);
        assertThat(request.principal()).isEmpty();
    }

    @Test
    void aTextThatIsTheSameAgainIsKeptOnce() throws MalformedMessageException {
        String json = "{\"kind\":\"tcp\",\"tenant\":\"t-1\",\"host\":\"erp\",\"request\":\"%s\"}";

        OpenRequest first = openings.read(bytes(json.formatted("r-1")));
        OpenRequest second = openings.read(bytes(json.formatted("r-2")));

        assertThat(second.tenant()).isSameAs(first.tenant());
        assertThat(second.virtualHost()).isSameAs(first.virtualHost());
        assertThat(second.requestId()).isEqualTo("r-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"kind\":\"quic\"}",
                "{\"kind\":1}",
                "{\"kind\":\"http\",\"deadline\":\"soon\"}",
                "{\"kind\":\"http\",\"principal\":{\"kind\":\"business\"}}",
                "{\"kind\":\"http\",\"principal\":{\"kind\":\"root\",\"token\":\"t\"}}",
                "{\"kind\":\"http\",\"x\":{\"a\":1,\"request\":\"r\",\"traceparent\":\"\",\"deadline\":0}"
            })
    void whatLacksSomethingOrIsOfAnotherTypeIsRefusedHoweverOftenItComes(String json) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> openings.read(bytes(json))).isInstanceOf(MalformedMessageException.class);
        }
    }
}
