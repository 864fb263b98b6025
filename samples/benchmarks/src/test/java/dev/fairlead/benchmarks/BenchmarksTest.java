package dev.fairlead.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.measure.Contest;
import dev.fairlead.benchmarks.server.LoopbackServer;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Not a measurement: everything runs for a moment, and every answer is checked on the way. */
class BenchmarksTest {

    @Test
    void everyContestantCallsTheTargetAndTheTableHasThemAll() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            System.setProperty(Contest.SERVER, server.uri().toString());

            String table = new Benchmarks(server.uri(), Effort.SMOKE, false, Selection.ALL).run();

            List<String> lines = table.lines().toList();
            assertThat(lines)
                    .anyMatch(line -> line.matches("\\| get, internet, no user.*threads 2( \\| [0-9,]+[^|]*){4}\\|.*"));
            assertThat(lines)
                    .anyMatch(line -> line.matches("\\| lookup, user.*\\| < 200: (reached|missed) \\|"))
                    .anyMatch(line -> line.matches("\\| get, proxy, user.*\\| ≤ 1.3 × plain: (reached|missed) \\|"));
            assertThat(lines).noneMatch(line -> line.contains("–"));
            assertThat(lines).contains("| Fairlead | 20 | 1 | 0 |");
        } finally {
            System.clearProperty(Contest.SERVER);
        }
    }

    @Test
    void inTurnsEverybodyIsMeasuredToo() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            Selection some = new Selection(
                    EnumSet.of(Selection.Subject.LOOKUP, Selection.Subject.GET),
                    EnumSet.of(Contestant.PLAIN, Contestant.FAIRLEAD));

            String table = new Benchmarks(server.uri(), Effort.SMOKE, true, some).run();

            assertThat(table.lines())
                    .anyMatch(line ->
                            line.matches("\\| lookup, no user, 50 destinations, threads 2, in turns \\| [0-9,]+.*"))
                    .anyMatch(line ->
                            line.matches("\\| get, proxy, user, 10 destinations, threads 2, in turns \\| [0-9,]+.*"));
        }
    }

    @Test
    void helpTellsEveryOption() {
        assertThat(Calls.command().getUsageMessage())
                .contains(
                        "--short",
                        "--only",
                        "LOOKUP, GET, FIRST",
                        "--contestants",
                        "PLAIN",
                        "--threads",
                        "--in-turns",
                        "tunnel");
    }
}
