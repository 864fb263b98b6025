package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MessageReader;
import dev.fairlead.tunnel.message.MessageWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The acceptance of a stream that says how long what took. */
class TimedAcceptanceTest {
    private static final ServiceTimes TIMES = new ServiceTimes(0, 17, Integer.MAX_VALUE);

    private static JsonObject model(ByteBuf message) throws Exception {
        return Json.read(message.skipBytes(MessageReader.PREFIX).toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasWrittenIsReadAndWhatFollowsStays() {
        ByteBuf wire = Unpooled.wrappedBuffer(
                TimedAcceptance.encode(TIMES), Unpooled.copiedBuffer("HTTP", StandardCharsets.US_ASCII));

        assertThat(TimedAcceptance.take(wire)).contains(TIMES);
        assertThat(wire.toString(StandardCharsets.US_ASCII)).isEqualTo("HTTP");
    }

    @Test
    void whatHasNotComeWholeIsLeftForLater() {
        ByteBuf whole = TimedAcceptance.encode(TIMES);
        for (int size = 0; size < whole.readableBytes(); size++) {
            ByteBuf part = whole.slice(0, size);

            assertThat(TimedAcceptance.take(part)).isEmpty();
            assertThat(part.readableBytes()).isEqualTo(size);
        }
    }

    @Test
    void earlierVersionsSeeAnAcceptance() throws Exception {
        JsonObject read = model(TimedAcceptance.encode(TIMES));

        assertThat(AnswerCodec.errorOf(read)).isEmpty();
        assertThat(TimedAcceptance.timesIn(read)).contains(TIMES);
    }

    @Test
    void anAcceptanceOfEarlierVersionsTellsNoTimes() throws Exception {
        assertThat(TimedAcceptance.take(AnswerCodec.acceptance())).isEmpty();
        assertThat(TimedAcceptance.timesIn(model(AnswerCodec.acceptance()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accepted\":true,\"micros\":[1,2]}",
                "{\"accepted\":true,\"micros\":[1,2,-3]}",
                "{\"accepted\":true,\"micros\":[1,2,3,4]}",
                "{\"accepted\":true,\"micros\":[1,2,99999999999]}",
                "{\"accepted\":true,\"micros\":[1,2,\"3\"]}",
                "{\"accepted\":true,\"micros\":7}"
            })
    void timesThatMakeNoSenseAreNone(String message) throws Exception {
        ByteBuf wire = MessageWriter.encode(message);
        int size = wire.readableBytes();

        assertThat(TimedAcceptance.take(wire)).isEmpty();
        assertThat(wire.readableBytes()).isEqualTo(size);
        JsonObject read = model(wire);
        assertThat(AnswerCodec.errorOf(read)).isEmpty();
        assertThat(TimedAcceptance.timesIn(read)).isEmpty();
    }

    @Test
    void whatIsNoJsonIsNoAcceptance() {
        assertThat(TimedAcceptance.take(MessageWriter.encode("{\"accepted\":true,\"micros\":[1,203,00]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accepted\":true,\"micros\":[ 1, 2, 3 ]}",
                "{\"micros\":[1,2,3],\"accepted\":true}",
                "{\"accepted\":true,\"micros\":[1,2,3],\"more\":0}"
            })
    void timesInAnyOtherWritingAreReadAsAModel(String message) throws Exception {
        ByteBuf wire = MessageWriter.encode(message);

        assertThat(TimedAcceptance.take(wire)).isEmpty();
        assertThat(TimedAcceptance.timesIn(model(wire))).contains(new ServiceTimes(1, 2, 3));
    }
}
