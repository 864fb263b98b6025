package dev.fairlead.benchmarks.tunnel.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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

    /** The Java processes among this one and its children: what guards one is none. */
    public static List<Long> javaPids(ChildProcess process) throws IOException {
        List<Long> pids = new ArrayList<>();
        for (long pid : process.pids().toList()) {
            if (read(pid, "comm").trim().equals("java")) {
                pids.add(pid);
            }
        }
        return pids;
    }

    /** Memory of a process that is resident, in bytes; 0 if it is gone. */
    public static long residentBytes(long pid) throws IOException {
        return resident(read(pid, "status"));
    }

    /** Threads of a process; 0 if it is gone. */
    public static long threads(long pid) throws IOException {
        return number("Threads:", read(pid, "status"));
    }

    /** Files and sockets that a process has open; 0 if it is gone. */
    public static long openFiles(long pid) throws IOException {
        Path files = Path.of("/proc", Long.toString(pid), "fd");
        if (!Files.exists(files)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(files)) {
            return open.count();
        }
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
        return KIBIBYTE * number("VmRSS:", status);
    }

    static long number(String name, String status) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
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
