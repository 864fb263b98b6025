package dev.fairlead.benchmarks.tunnel.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JcmdTest {

    @Test
    void liveObjectsAreThoseOfBothGenerations() {
        String info = """
                4711:
                 def new generation   total 19648K, used 120K [0x0, 0x1, 0x2)
                  eden space 17472K,   0% used [0x0, 0x1, 0x2)
                 tenured generation   total 43712K, used 9000K [0x0, 0x1, 0x2)
                 Metaspace       used 20000K, committed 20480K, reserved 1114112K
                """;

        assertThat(Jcmd.liveIn(info)).isEqualTo(9120 * 1024.0);
    }

    @Test
    void directMemoryIsWhatTheJvmCallsOther() {
        String memory = """
                Total: reserved=1554343KB, committed=123456KB
                -                 Java Heap (reserved=65536KB, committed=8192KB)
                                            (mmap: reserved=65536KB, committed=8192KB)
                -                     Other (reserved=4104KB, committed=4100KB)
                                            (malloc=4104KB #17)
                """;

        assertThat(Jcmd.directIn(memory)).isEqualTo(4100 * 1024.0);
        assertThat(Jcmd.directIn("4711:\nNative memory tracking is not enabled\n"))
                .isZero();
    }
}
