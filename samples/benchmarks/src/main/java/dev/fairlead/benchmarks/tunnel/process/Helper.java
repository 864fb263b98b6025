package dev.fairlead.benchmarks.tunnel.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The inside of a process of the battery: it announces what it has, does what it is asked, and ends with its input. */
public final class Helper {

    /** Does what one line asks. */
    @FunctionalInterface
    public interface Task {
        /** @return the answer */
        Words perform(Words question) throws Exception;
    }

    private Helper() {}

    /**
     * Says {@code ready} and answers questions until the input ends; a failure is answered with {@code failed} and
     * goes to the log in full.
     */
    public static void serve(Words ready, Task task) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        say(ready);
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            say(answer(Words.parse(line), task));
        }
        System.exit(0);
    }

    private static Words answer(Words question, Task task) {
        try {
            return task.perform(question);
        } catch (Exception e) {
            e.printStackTrace();
            return Words.of("failed").with("reason", e.toString().replaceAll("\\s+", "_"));
        }
    }

    /** Says something that was not asked for. */
    public static void say(Words words) {
        PrintStream out = System.out;
        out.println(words);
        out.flush();
    }
}
