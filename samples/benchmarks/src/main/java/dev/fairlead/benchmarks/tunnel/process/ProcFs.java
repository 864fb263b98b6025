package dev.fairlead.benchmarks.tunnel.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What Linux tells of processes and of the machine under {@code /proc}. */
public final class ProcFs {
    private static final double TICKS_A_SECOND = 100;
    private static final long KIBIBYTE = 1024;

    /** Places behind the name of the program, which may itself hold spaces and brackets: proc(5). */
    private static final int USER_TIME = 11;

    private static final int IDLE = 4;
    private static final int WAITING = 5;
    /** Everything up to stolen time; time of guests is contained in that of users. */
    private static final int LAST = 8;

    private ProcFs() {}

    /**
     * Processor time of these processes and of those of their children that have ended and been waited for.
     *
     * @return seconds; a process that is gone counts nothing
     */
    public static double cpuSeconds(Collection<ChildProcess> processes) throws IOException {
        long ticks = 0;
        for (ChildProcess process : processes) {
            for (long pid : process.pids().toList()) {
                ticks += ticks(read(pid, "stat"));
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    /** Memory of these processes and their children that is resident, in bytes. */
    public static long residentBytes(Collection<ChildProcess> processes) throws IOException {
        long bytes = 0;
        for (ChildProcess process : processes) {
            for (long pid : process.pids().toList()) {
                bytes += resident(read(pid, "status"));
            }
        }
        return bytes;
    }

    /** Time that all processors together did not idle since the machine started, in seconds. */
    public static double busySeconds() throws IOException {
        return busyTicks(Files.readString(Path.of("/proc/stat"))) / TICKS_A_SECOND;
    }

    private static String read(long pid, String file) throws IOException {
        Path path = Path.of("/proc", Long.toString(pid), file);
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (Files.exists(path)) {
                throw e;
            }
            return "";
        }
    }

    static long ticks(String stat) {
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long sum = 0;
        for (int field = USER_TIME; field < USER_TIME + 4; field++) {
            sum += Long.parseLong(fields[field]);
        }
        return sum;
    }

    static long resident(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    static long busyTicks(String stat) {
        List<String> fields = List.of(stat.lines().findFirst().orElseThrow().split(" +"));
        long sum = 0;
        for (int field = 1; field <= LAST; field++) {
            if (field != IDLE && field != WAITING) {
                sum += Long.parseLong(fields.get(field));
            }
        }
        return sum;
    }
}
