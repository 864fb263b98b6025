package dev.fairlead.benchmarks.tunnel.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that the battery started, and whatever that one started. */
public final class ChildProcess implements AutoCloseable {
    private static final int TAIL_LINES = 15;
    private static final long STOP_SECONDS = 3;

    private final String name;
    private final Process process;
    private final boolean wrapped;
    private final Path log;
    private final Writer questions;
    private final BufferedReader answers;

    /** @param wrapped whether the process itself only guards the one that matters */
    ChildProcess(String name, Process process, boolean wrapped, Path log) {
        this.name = name;
        this.process = process;
        this.wrapped = wrapped;
        this.log = log;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Of helpers: waits for the next line.
     *
     * @param verb with which it must begin
     * @throws IOException with the end of its log if something else comes, or nothing
     */
    public Words expect(String verb) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(name + " ended. " + tail());
        }
        Words words = Words.parse(line);
        if (!words.verb().equals(verb)) {
            throw new IOException(name + " said '" + line + "' in place of '" + verb + "'. " + tail());
        }
        return words;
    }

    /** Of helpers: says something to it. */
    public void tell(Words question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
    }

    /** Of helpers: asks something, and waits for an answer with the verb {@code done}. */
    public Words ask(Words question) throws IOException {
        tell(question);
        return expect("done");
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The end of what it has logged. */
    public String tail() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            int from = Math.max(0, lines.size() - TAIL_LINES);
            return "From its log:\n    " + String.join("\n    ", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "Its log cannot be read.";
        }
    }

    /** It and all that it started, as far as they live; what only guards it does not count. */
    public Stream<Long> pids() {
        Stream<ProcessHandle> itself = wrapped ? Stream.empty() : Stream.of(process.toHandle());
        return Stream.concat(itself, process.descendants()).map(ProcessHandle::pid);
    }

    /** Ends it and all that it started. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
