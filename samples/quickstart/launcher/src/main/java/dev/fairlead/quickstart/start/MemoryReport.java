package dev.fairlead.quickstart.start;

import dev.fairlead.quickstart.process.ChildProcess;
import dev.fairlead.quickstart.process.PeakMemory;
import dev.fairlead.quickstart.process.Supervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How much memory each process has needed at most. */
public final class MemoryReport {
    private static final long MEBIBYTE = 1024 * 1024;

    private MemoryReport() {}

    /** For example {@code Payara Micro 390 MiB, Agent 81 MiB, launcher 95 MiB}. */
    public static String of(Supervisor supervisor) {
        List<String> parts = new ArrayList<>();
        for (ChildProcess process : supervisor.running()) {
            add(parts, process.name(), process.peakMemory());
        }
        add(parts, "launcher", PeakMemory.of(ProcessHandle.current().pid()));
        return parts.isEmpty() ? "not known on this operating system" : String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, OptionalLong bytes) {
        bytes.ifPresent(value -> parts.add(name + " " + value / MEBIBYTE + " MiB"));
    }
}
