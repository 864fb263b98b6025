package dev.fairlead.tunnel.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the end of a log among its files. */
final class AuditTail {
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int NUMBER_DIGITS = 9;
    private static final Pattern NAME = Pattern.compile("audit-log_\\w+_(\\d{4}-\\d{2}-\\d{2})(?:_(\\d{1,9}))?\\.csv");

    private AuditTail() {}

    /** Name of a file; the first of a day has number 0. */
    static String name(String scope, LocalDate day, int number) {
        return "audit-log_" + scope + "_" + day + (number == 0 ? "" : "_" + number) + ".csv";
    }

    /**
     * The last complete record of all files. An incomplete one stays where it is, as the trace of a crash.
     *
     * @throws IOException if a file cannot be read
     */
    static Optional<String> lastLine(Path directory, String scope) throws IOException {
        List<Path> files = oldestFirst(directory);
        for (int i = files.size() - 1; i >= 0; i--) {
            Optional<String> line = lastLine(files.get(i));
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    /**
     * The files of a log, in the order they were written.
     *
     * @throws IOException if the directory cannot be read
     */
    static List<Path> oldestFirst(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> order(file).isPresent())
                    .sorted(Comparator.comparing((Path file) -> order(file).orElseThrow()))
                    .toList();
        }
    }

    private static Optional<String> order(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        String number = Optional.ofNullable(name.group(2)).orElse("0");
        return Optional.of(name.group(1) + "_" + "0".repeat(NUMBER_DIGITS - number.length()) + number);
    }

    private static Optional<String> lastLine(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - TAIL_BYTES));
            byte[] tail = new byte[(int) (in.length() - in.getFilePointer())];
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .reduce((earlier, later) -> later);
        }
    }
}
