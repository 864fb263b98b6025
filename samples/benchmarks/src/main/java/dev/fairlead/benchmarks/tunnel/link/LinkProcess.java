package dev.fairlead.benchmarks.tunnel.link;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import java.io.IOException;

/** A {@link Link} in a process of its own. */
public final class LinkProcess {
    private LinkProcess() {}

    /** As a {@link Helper}. Arguments as of {@link Link#Link}. Can be asked to {@code reset} and to {@code swallow}. */
    public static void main(String[] arguments) throws IOException {
        try (Link link = new Link(
                Integer.parseInt(arguments[0]),
                Double.parseDouble(arguments[1]),
                Double.parseDouble(arguments[2]),
                Long.parseLong(arguments[3]))) {
            Thread thread = new Thread(link::run, "link");
            thread.setDaemon(true);
            thread.start();
            Helper.serve(Words.of("ready").with("port", link.port()), question -> perform(link, question));
        }
    }

    private static Words perform(Link link, Words question) {
        switch (question.verb()) {
            case "reset" -> link.reset();
            case "swallow" -> link.swallow();
            default -> throw new IllegalArgumentException("unknown: " + question.verb());
        }
        return Words.of("done").with("at", System.nanoTime());
    }
}
