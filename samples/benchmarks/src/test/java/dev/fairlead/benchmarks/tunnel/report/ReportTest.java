package dev.fairlead.benchmarks.tunnel.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Results results = new Results();
    private final List<Report.Heading> lines = List.of(new Report.Heading(
            "down-1",
            "one stream",
            List.of(Quantity.MEGABYTES, Quantity.CPU_GIGABYTE),
            List.of(Target.figure(Quantity.MEGABYTES, 800))));

    @Test
    void targetsStandAboveTheFigures() {
        results.add("down-1", "direct", Map.of(Quantity.MEGABYTES, 6000.0));
        results.add("down-1", "Fairlead", Map.of(Quantity.MEGABYTES, 900.0, Quantity.CPU_GIGABYTE, 1.5));

        assertThat(new Report(results, lines, List.of("Fairlead")).write()).isEqualTo("""
                        | Line | To reach | Fairlead |
                        |---|---:|---:|
                        | down-1 | MB/s ≥ 800 | reached: 900 |

                        **down-1**: one stream

                        |  | MB/s | CPU s/GB |
                        |---|---:|---:|
                        | direct | 6,000 | – |
                        | Fairlead | 900 | 1.50 |
                        """);
    }

    @Test
    void figuresThatOtherWorkDisturbedHaveATilde() {
        results.add("down-1", "Fairlead", Map.of(Quantity.MEGABYTES, 900.0, Quantity.FOREIGN, 0.5));

        assertThat(new Report(results, lines, List.of()).write()).contains("| Fairlead | 900~ | –~ |");
    }

    @Test
    void aRowHasAsManyCellsAsTheHead() {
        assertThatThrownBy(() -> new Table(List.of("a", "b")).row(List.of("1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
