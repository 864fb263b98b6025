package dev.fairlead.testkit.secrecy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that is logged while it is open, with stack traces, and everything that was told to be secret. */
final class RecordedLog extends Handler implements AutoCloseable {

    /** Short words could stand in a line by chance. */
    private static final Pattern DISTINCT = Pattern.compile("(?s)(?=.*[^A-Za-z -]).{4,}|.{12,}");

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<Logger> left = Stream.of(
                    "org.junit",
                    // the server of the doubles
                    "com.sun.net.httpserver",
                    // from Java 25 on it shows how tests start the programs that they need, such as a KDC
                    "java.lang.ProcessBuilder",
                    // on its debugging levels the JDK shows what it signs, before it is signed
                    "org.jcp.xml.dsig",
                    "com.sun.org.apache.xml.internal.security")
            .map(Logger::getLogger)
            .toList();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> indistinct = new ConcurrentLinkedQueue<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    RecordedLog() {
        setLevel(Level.ALL);
        left.forEach(logger -> logger.setLevel(Level.INFO));
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!Secrets.LOGGER.equals(entry.getLoggerName())) {
            lines.add(formatter.format(entry));
        } else if (DISTINCT.matcher(entry.getMessage()).matches()) {
            told.add(entry.getMessage());
        } else {
            indistinct.add(entry.getMessage());
        }
    }

    /** What was logged since the last call and shows something secret, and secrets that nobody could look for. */
    List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            String text = line;
            leak(text).ifPresent(secret -> leaks.add("'" + secret + "' in: " + text));
        }
        for (String secret = indistinct.poll(); secret != null; secret = indistinct.poll()) {
            leaks.add("'" + secret + "' is too plain to be looked for: take a secret with a digit");
        }
        return leaks;
    }

    private Optional<String> leak(String line) {
        return SecretShapes.find(line)
                .or(() -> told.stream().filter(line::contains).findAny());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        left.forEach(logger -> logger.setLevel(null));
    }
}
