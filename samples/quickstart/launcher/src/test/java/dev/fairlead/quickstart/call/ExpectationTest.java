package dev.fairlead.quickstart.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.quickstart.call.Expectation.Arrives;
import dev.fairlead.quickstart.call.Expectation.Prints;
import dev.fairlead.quickstart.system.Sighting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    @Test
    void anotherUserIsADifference() {
        assertThat(Rows.header("bob").differences())
                .containsExactly(
                        "user is 'bob', expected 'alice'", "certificate in header is 'CN=bob', expected 'CN=alice'");
    }

    @Test
    void aTokenThatTravelsOnIsADifference() {
        Outcome outcome =
                new Outcome(200, "", "", Optional.of(new Sighting("erp", "/", "alice", "CN=alice", "", "Bearer")), 1);

        assertThat(new Arrives("alice", "CN=alice", "", "").differences(outcome))
                .containsExactly("authorization is 'Bearer', expected ''");
    }

    @Test
    void anAnswerThatNoSystemGaveIsADifference() {
        Outcome outcome = new Outcome(503, "FL-TUN-002", "FL-TUN-002: no agent", Optional.empty(), 1);

        assertThat(new Arrives("alice", "", "", "").differences(outcome))
                .containsExactly(
                        "status is '503', expected '200'",
                        "the system did not see it: FL-TUN-002 FL-TUN-002: no agent");
    }

    @Test
    void aProgramMayPrintMoreThanIsExpected() {
        assertThat(counter("ALICE").differences(printed("ALICE", "Together 1\nTogether 2\nAlone 0\n")))
                .isEmpty();
    }

    @Test
    void aLineThatAProgramDoesNotPrintIsADifference() {
        assertThat(counter("ALICE").differences(printed("ALICE", "Together 1\nTogether 10\n")))
                .containsExactly("it did not print 'Together 2'");
    }

    @Test
    void aProgramThatRunsAsSomebodyElseIsADifference() {
        assertThat(counter("ALICE").differences(printed("BOB", "Together 1\nTogether 2\n")))
                .containsExactly("user is 'BOB', expected 'ALICE'");
    }

    private static Prints counter(String user) {
        return new Prints(new Arrives(user, "", "", ""), List.of("Together 1", "Together 2"));
    }

    private static Outcome printed(String user, String text) {
        return new Outcome(200, "", text, Optional.of(new Sighting("sales", "", user, "", "", "")), 1);
    }

    @Test
    void aRefusalForAnotherReasonIsADifferenceAndTellsItsMessage() {
        assertThat(Rows.refused("FL-TUN-010").differences())
                .containsExactly(
                        "code is 'FL-TUN-010', expected 'FL-TUN-011'",
                        "message: FL-TUN-010: the agent does not expose it");
    }

    @Test
    void aCallThatShouldHaveBeenRefusedAndArrivesIsADifference() {
        assertThat(Rows.gotThrough().differences())
                .contains("status is '200', expected '403'")
                .anyMatch(difference -> difference.startsWith("the system saw it"));
    }
}
