package dev.fairlead.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Reads the largest resident memory of a process from {@code /proc}, which Linux has. */
public final class PeakMemory {
    private static final String FIELD = "VmHWM:";
    private static final long KIBIBYTE = 1024;

    private PeakMemory() {}

    /** In bytes; empty if the process is gone or this is not Linux. */
    public static OptionalLong of(long pid) {
        try {
            return parse(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException unavailable) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong parse(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
