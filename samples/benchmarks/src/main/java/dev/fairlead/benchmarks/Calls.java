package dev.fairlead.benchmarks;

import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.server.ServerProcess;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Calls by destination beside a client written by hand and SAP Cloud SDK, in one run, on this machine. */
@Command(
        name = "fairlead-benchmarks",
        mixinStandardHelpOptions = true,
        description =
                "Measures look-ups and requests by destination, beside a client written by hand and SAP Cloud SDK;"
                        + " prints a table in Markdown when everything is done. All of it takes more than an hour.",
        footer = "%nThe first argument 'tunnel' measures the tunnel beside others instead: see 'tunnel --help';"
                + " 'rfc' the answers of functions.")
final class Calls implements Callable<Integer> {
    @Option(
            names = "--short",
            description = "Takes a few minutes, for an impression: one thread, half a second a turn.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHAT",
            description = "What to measure: ${COMPLETION-CANDIDATES}.")
    private Set<Selection.Subject> only = EnumSet.allOf(Selection.Subject.class);

    @Option(
            names = "--contestants",
            split = ",",
            paramLabel = "WHO",
            description = "Who takes part: ${COMPLETION-CANDIDATES}; FAIRLEAD_RA is the connection factory.")
    private Set<Contestant> contestants = EnumSet.allOf(Contestant.class);

    @Option(
            names = "--in-turns",
            description = "Lets the contestants take turns of a quarter of a second, each in a JVM of its own:"
                    + " for look-ups and GETs on a machine that does other work too.")
    private boolean inTurns;

    @Option(names = "--threads", split = ",", paramLabel = "N", description = "How many threads measure together.")
    private List<Integer> threads = List.of();

    static CommandLine command() {
        return new CommandLine(new Calls()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        Effort usual = quick ? Effort.SHORT : Effort.FULL;
        Effort effort = threads.isEmpty() ? usual : usual.withThreads(threads);
        try (ServerProcess server = ServerProcess.start()) {
            System.out.println(new Benchmarks(server.uri(), effort, inTurns, new Selection(only, contestants)).run());
        }
        return 0;
    }
}
