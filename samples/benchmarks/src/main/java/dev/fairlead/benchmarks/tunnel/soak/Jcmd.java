package dev.fairlead.benchmarks.tunnel.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Asks JVMs with the serial collector and native memory tracking through {@code jcmd}. Everything is in bytes. */
final class Jcmd {
    private static final Pattern HEAP = Pattern.compile("(?m)^ *(?:def new|tenured) generation .* used (\\d+)K");
    /** Where the JVM counts buffers outside the heap, whoever manages them. */
    private static final Pattern DIRECT = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    private static final double KIBIBYTE = 1024;

    private final Path program;

    /** @param java home of the Java that has the program, or has not: then nothing is measured */
    Jcmd(Path java) {
        program = java.resolve("bin").resolve("jcmd");
    }

    /** Objects that a full garbage collection leaves; NaN where it cannot be asked. */
    double liveObjects(long pid) throws IOException {
        if (!Files.isExecutable(program)) {
            return Double.NaN;
        }
        ask(pid, "GC.run");
        return liveIn(ask(pid, "GC.heap_info"));
    }

    /** Memory outside the heap for buffers; NaN where it cannot be asked. */
    double directMemory(long pid) throws IOException {
        return Files.isExecutable(program) ? directIn(ask(pid, "VM.native_memory", "summary")) : Double.NaN;
    }

    static double liveIn(String heapInfo) {
        return sum(HEAP, heapInfo);
    }

    static double directIn(String nativeMemory) {
        return sum(DIRECT, nativeMemory);
    }

    private static double sum(Pattern kibibytes, String text) {
        return kibibytes
                .matcher(text)
                .results()
                .mapToDouble(found -> Long.parseLong(found.group(1)) * KIBIBYTE)
                .sum();
    }

    private String ask(long pid, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), Long.toString(pid));
        builder.command().addAll(List.of(command));
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
