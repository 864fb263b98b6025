package dev.fairlead.tunnel.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.message.Json;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ControlCodecTest {

    @Test
    void aMessageIsReadAsItWasWritten() throws Exception {
        for (ControlMessage message : new ControlMessage[] {
            new Hello(1, "fairlead-agent 1.0 (Grün)", "i", 10),
            new Welcome(1, "s", 10),
            new Drain(5_000),
            new Routes(true, List.of(new Routes.Route("t", "l"))),
            new Expose(
                    false, List.of(new ExposedSystem("RFC", "abap.corp", "sapgw42", "abapSys", "Gr\u00fcn", "closed"))),
            new Bye(ByeCode.REVOKED, "by hand")
        }) {
            assertThat(ControlCodec.decode(ControlCodec.encode(message))).contains(message);
        }
    }

    /** The agent's operator reads in a log and on a screen what a gateway says, and the other way round. */
    @Test
    @Tag("CONN-78")
    void textOfThePeerForgesNoLineAndFillsNoLog() throws Exception {
        Bye bye = (Bye) ControlCodec.decode(Json.object()
                        .add("type", "BYE")
                        .add("code", "other")
                        .add("detail", "gone\r\n2026-01-01 all is well\u001b[2J\u202e\u2028\ud800" + "x".repeat(60_000))
                        .build())
                .orElseThrow();

        assertThat(bye.detail())
                .startsWith("gone??2026-01-01 all is well?[2J???x")
                .hasSize(256);
    }
}
