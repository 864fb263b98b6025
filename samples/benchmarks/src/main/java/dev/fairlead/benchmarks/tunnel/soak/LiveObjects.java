package dev.fairlead.benchmarks.tunnel.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a JVM with the serial collector, through {@code jcmd}, what a full garbage collection leaves. */
final class LiveObjects {
    private static final Pattern USED = Pattern.compile("(?m)^ *(?:def new|tenured) generation .* used (\\d+)K");
    private static final double KIBIBYTE = 1024;

    private LiveObjects() {}

    /** In bytes, of these processes together; NaN where there is no {@code jcmd}. */
    static double of(Path java, List<Long> pids) throws IOException {
        Path jcmd = java.resolve("bin").resolve("jcmd");
        if (!Files.isExecutable(jcmd)) {
            return Double.NaN;
        }
        double sum = 0;
        for (long pid : pids) {
            ask(jcmd, pid, "GC.run");
            sum += parse(ask(jcmd, pid, "GC.heap_info"));
        }
        return sum;
    }

    static double parse(String heapInfo) {
        Matcher used = USED.matcher(heapInfo);
        return used.results()
                .mapToDouble(found -> Long.parseLong(found.group(1)) * KIBIBYTE)
                .sum();
    }

    private static String ask(Path jcmd, long pid, String command) throws IOException {
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
