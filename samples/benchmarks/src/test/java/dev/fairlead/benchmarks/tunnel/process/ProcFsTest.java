package dev.fairlead.benchmarks.tunnel.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcFsTest {

    @Test
    void processorTimeIsThatOfTheProcessAndOfItsDeadChildren() {
        String stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 900 0 0 0 100 20 3 4 20 0 8 0 12345 99 12";

        assertThat(ProcFs.ticks(stat)).isEqualTo(127);
    }

    @Test
    void aProcessThatIsGoneCountsNothing() {
        assertThat(ProcFs.ticks("")).isZero();
        assertThat(ProcFs.resident("")).isZero();
    }

    @Test
    void residentMemoryIsInBytes() {
        assertThat(ProcFs.resident("VmHWM:\t  9000 kB\nVmRSS:\t  8000 kB\n")).isEqualTo(8_192_000);
    }

    @Test
    void aMachineIsBusyWhenItNeitherIdlesNorWaitsForADisk() {
        String stat = "cpu  10 20 30 1000 500 1 2 3 7 0\ncpu0 5 5 5 5 5 5 5 5 5 5\n";

        assertThat(ProcFs.busyTicks(stat)).isEqualTo(10 + 20 + 30 + 1 + 2 + 3);
    }
}
