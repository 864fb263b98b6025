package dev.fairlead.quickstart;

import dev.fairlead.quickstart.call.Call;
import dev.fairlead.quickstart.call.Row;
import dev.fairlead.quickstart.call.SignedIn;
import dev.fairlead.quickstart.call.Table;
import dev.fairlead.quickstart.page.PageServer;
import dev.fairlead.quickstart.process.ParentWatch;
import dev.fairlead.quickstart.process.StartFailure;
import dev.fairlead.quickstart.process.Supervisor;
import dev.fairlead.quickstart.start.Demo;
import dev.fairlead.quickstart.start.Home;
import dev.fairlead.quickstart.start.MemoryReport;
import dev.fairlead.quickstart.start.Progress;
import dev.fairlead.quickstart.start.RunLock;
import dev.fairlead.quickstart.start.SecretScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, makes the calls, prints the table. */
@Command(
        name = "quickstart",
        sortOptions = false,
        exitCodeOnExecutionException = 3,
        description = {
            "Starts Payara Micro with Fairlead, an agent, an OpenID issuer and the systems to call; lets alice and bob"
                    + " sign in, makes the calls and prints who arrived as whom.",
            "Exit status: 0 if every call came out as expected, 1 if one did not, 2 if the options are wrong, 3 if a"
                    + " part did not start."
        })
public final class Quickstart implements Callable<Integer> {
    private static final int UNEXPECTED = 1;
    private static final int NOT_STARTED = 3;

    @Option(
            names = "--stay",
            description = "Stays up after the table, with a page to make the calls on; end it with Ctrl-C.")
    private boolean stay;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of that page on 127.0.0.1; by default one that is free.")
    private int pagePort;

    @Option(names = "--end-with-parent", description = "Ends when the process that started it does.")
    private boolean endWithParent;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this and ends.")
    private boolean help;

    private Quickstart() {}

    /** Runs the quickstart and ends the JVM with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Quickstart()).execute(arguments));
    }

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() throws Exception {
        Home home = Home.ofLauncher();
        Supervisor supervisor = new Supervisor(home.run());
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-everything"));
        if (endWithParent) {
            ParentWatch.begin();
        }
        try (RunLock lock = RunLock.take(home.run())) {
            return run(home, supervisor);
        } catch (StartFailure failure) {
            if (!supervisor.isClosing()) {
                System.err.println(failure.getMessage());
            }
            return NOT_STARTED;
        } finally {
            supervisor.close();
        }
    }

    private int run(Home home, Supervisor supervisor) throws Exception {
        System.out.println("Starting. Logs are in " + home.run().resolve("logs"));
        Progress progress = new Progress(System.out);
        Demo demo = Demo.start(home, supervisor, progress);
        double startSeconds = progress.elapsed().toMillis() / 1000.0;

        List<SignedIn> users = new ArrayList<>();
        for (String name : Demo.USERS) {
            users.add(demo.signIn().as(name));
        }
        Table table = new Table(makeCalls(demo, users));
        System.out.println();
        System.out.print(table.print());
        boolean silent = logsAreSilent(home.run(), demo, users);
        System.out.printf(
                Locale.ROOT, "Started in %.1f s. Peak memory: %s.%n", startSeconds, MemoryReport.of(supervisor));
        if (stay) {
            stay(demo);
        }
        return statusOf(table, silent);
    }

    static int statusOf(Table table, boolean silentLogs) {
        return table.asExpected() && silentLogs ? 0 : UNEXPECTED;
    }

    /** Users' own calls are made by each of them, all others by the first. */
    private static List<Row> makeCalls(Demo demo, List<SignedIn> users) {
        List<Row> rows = new ArrayList<>();
        for (Call call : demo.catalogue().asUser()) {
            users.forEach(user -> rows.add(demo.caller().make(call, user)));
        }
        for (Call call : demo.catalogue().asApplication()) {
            rows.add(demo.caller().make(call, users.get(0)));
        }
        for (Call call : demo.catalogue().hostile()) {
            rows.add(demo.caller().make(call, users.get(0)));
        }
        return rows;
    }

    private static boolean logsAreSilent(Path run, Demo demo, List<SignedIn> users) throws Exception {
        List<String> secrets = new ArrayList<>(demo.secrets());
        users.forEach(user -> secrets.add(user.token()));
        List<Path> talkative = new SecretScan(run).find(secrets);
        System.out.println(
                talkative.isEmpty()
                        ? "No log holds a token or a password."
                        : "A token or a password stands in " + talkative);
        return talkative.isEmpty();
    }

    private void stay(Demo demo) throws Exception {
        try (PageServer page = PageServer.start(pagePort, demo)) {
            System.out.println("The page to make calls on: " + page.uri() + " (Ctrl-C ends everything)");
            new CountDownLatch(1).await();
        }
    }
}
