package dev.fairlead.tunnel.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MessageReader;
import dev.fairlead.tunnel.message.MessageWriter;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposeTest {

    private static ExposedSystem system(int number) {
        return new ExposedSystem("HTTPS", "erp" + number + ".corp", "443", "abapSys", "orders", ExposedSystem.OPEN);
    }

    private static List<ExposedSystem> systems(int count) {
        return IntStream.range(0, count).mapToObj(ExposeTest::system).toList();
    }

    private static List<ExposedSystem> known(List<Expose> told) {
        List<ExposedSystem> known = List.of(system(-1));
        for (Expose message : told) {
            known = message.after(known);
        }
        return known;
    }

    @Test
    void aLongListComesInPartsAndReplacesTheOneBefore() {
        List<Expose> told = Expose.of(systems(25));

        assertThat(told).hasSize(3).extracting(Expose::first).containsExactly(true, false, false);
        assertThat(known(told)).isEqualTo(systems(25));
    }

    @Test
    void ofNothingOneMessageTells() {
        assertThat(Expose.of(List.of())).containsExactly(new Expose(true, List.of()));
        assertThat(known(Expose.of(List.of()))).isEmpty();
    }

    @Test
    void nobodyTellsOrKeepsMoreThanTheBound() {
        assertThat(known(Expose.of(systems(5_000)))).isEqualTo(systems(Expose.MOST));

        List<ExposedSystem> full = systems(Expose.MOST);
        assertThat(new Expose(false, systems(20)).after(full)).isEqualTo(full);
    }

    @Test
    void everyMessageFitsHoweverLongItsTextsAre() {
        String longest = "\ud83d\ude00".repeat(5_000);
        ExposedSystem wordy = new ExposedSystem(longest, longest, longest, longest, longest, longest);

        for (Expose message : Expose.of(Collections.nCopies(40, wordy))) {
            assertThat(MessageWriter.encode(ControlCodec.encode(message)).readableBytes())
                    .isLessThanOrEqualTo(MessageReader.MAX_SIZE);
        }
    }

    /** As a later version may send it. */
    @Test
    void whatIsNotKnownOfASystemIsIgnoredAndTextForgesNothing() throws Exception {
        JsonArrayBuilder list = Json.array()
                .add(Json.object()
                        .add("protocol", "QUIC")
                        .add("host", "erp.corp")
                        .add("port", "443")
                        .add("backendType", "newSys")
                        .add("description", "line\r\nline")
                        .add("state", "half")
                        .add("owner", "somebody"));
        JsonObject json = Json.object()
                .add("type", "EXPOSE")
                .add("first", true)
                .add("systems", list)
                .build();

        assertThat(ControlCodec.decode(json))
                .contains(new Expose(
                        true, List.of(new ExposedSystem("QUIC", "erp.corp", "443", "newSys", "line??line", "half"))));
    }
}
