package dev.fairlead.benchmarks.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.TimeValue;

/** Not a measurement: everything runs for a moment. */
class RfcCallsTest {

    @ParameterizedTest
    @EnumSource
    void everyContestantReadsAllRows(Contestant contestant) throws Exception {
        assertThat(contestant.decoder().rows(Messages.response(7))).isEqualTo(7);
    }

    @Test
    void theTableHasThemAll() throws Exception {
        String table = RfcCalls.table(0, 1, TimeValue.milliseconds(5), List.of(0, 10));

        assertThat(table.lines())
                .hasSize(14)
                // processor time is counted in steps that may be longer than so short a run: none divided by none is no
                // number
                .anyMatch(line ->
                        line.matches("\\| answer \\| 0 \\| FAIRLEAD \\| \\S+ \\| \\S+ \\| [0-9.,]+ \\| 1.0 \\|"))
                .anyMatch(
                        line -> line.matches("\\| call \\| 10 \\| CXF \\| \\S+ \\| \\S+ \\| [0-9.,]+ \\| [0-9.]+ \\|"))
                .anyMatch(line -> line.startsWith("| call | 10 | SAAJ |"));
    }
}
