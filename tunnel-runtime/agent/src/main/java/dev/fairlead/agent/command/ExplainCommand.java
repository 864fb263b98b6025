package dev.fairlead.agent.command;

import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.explain.CalledAddress;
import dev.fairlead.agent.explain.DryRun;
import dev.fairlead.agent.explain.Explanation;
import dev.fairlead.agent.explain.JsonReport;
import dev.fairlead.agent.explain.Question;
import dev.fairlead.agent.explain.Report;
import dev.fairlead.agent.explain.Ways;
import dev.fairlead.agent.identity.Propagation;
import dev.fairlead.agent.kerberos.DelegatedTickets;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what would become of a request, without sending it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says whether a request would pass, what decides, where it would go and as whom. The same code"
                + " decides as for live requests; nothing is sent, and nothing is audited.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:it would pass",
            "1:the question cannot be answered",
            "2:arguments or configuration are wrong",
            "3:it would be refused"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int REFUSED = 3;
    private static final List<String> WEB_SOCKET = List.of(
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: ZXhwbGFpbmVkLCBub3Qgcw==");

    @Mixin
    private TenantOption configuration;

    @Option(
            names = "--method",
            defaultValue = "GET",
            paramLabel = "METHOD",
            description = "of the request (${DEFAULT-VALUE})")
    private String method;

    @Option(names = "--header", paramLabel = "NAME:VALUE", description = "a header of the request; may be repeated")
    private List<String> headers = List.of();

    @Option(names = "--web-socket", description = "the request asks to become a WebSocket")
    private boolean webSocket;

    @Option(names = "--application", defaultValue = "", paramLabel = "ID", description = "which application calls")
    private String application;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @ArgGroup(exclusive = false, heading = "Who calls; nobody if left out:%n")
    private CallerOptions caller = new CallerOptions();

    @ArgGroup(exclusive = false, heading = "Which function is called; none if left out:%n")
    private FunctionOptions function;

    @Parameters(
            paramLabel = "ADDRESS",
            description = "what is called, as a destination writes it: http://host:port/path, tcp://host:port,"
                    + " ldap://host:port or rfc://host:port/path")
    private String address;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        AgentConfiguration read = configuration.read();
        Explanation explained = dryRun(read).explain(question(read));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonReport.of(explained));
        } else {
            if (read.gateway().carrier().proxy().isPresent()) {
                new Ways(read.gateway().carrier())
                        .lines(enrolled(read).map(AgentCredentials::endpoint), read.issuers())
                        .forEach(out::println);
            }
            new Report(explained).lines().forEach(out::println);
        }
        return explained.allowed() ? 0 : REFUSED;
    }

    private DryRun dryRun(AgentConfiguration read) throws IOException {
        Clock clock = Clock.systemUTC();
        AgentKeys keys = AgentKeys.open(read.directory(), read.keys(), clock);
        return new DryRun(
                registration(read),
                read.access(),
                keys.system(),
                Propagation.by(read.propagation(), caller.check(read, clock), keys.authority(), clock),
                DelegatedTickets.by(read.kerberos(), clock));
    }

    private Question question(AgentConfiguration read) throws IOException {
        CalledAddress called = called();
        Registration served = registration(read);
        OpenRequest opened = new OpenRequest(
                called.kind(),
                served.tenant(),
                served.locationId(),
                called.virtualHost(),
                called.virtualPort(),
                caller.principal(),
                application,
                "explain",
                "",
                0);
        List<String> lines = new ArrayList<>(headers);
        if (webSocket) {
            lines.addAll(WEB_SOCKET);
        }
        if (function == null) {
            return new Question(opened, method, called.target(), lines, Optional.empty());
        }
        lines.addAll(function.headers());
        return new Question(opened, "POST", function.target(called.target()), lines, function.function());
    }

    private CalledAddress called() {
        try {
            return CalledAddress.parse(address);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), unreadable.getMessage(), unreadable);
        }
    }

    private static Optional<AgentCredentials> enrolled(AgentConfiguration read) throws IOException {
        return AgentCredentials.load(read.directory());
    }

    /** Whom the agent serves once it is enrolled; before that, what it is asked for. */
    private static Registration registration(AgentConfiguration read) throws IOException {
        Optional<AgentCredentials> enrolled = enrolled(read);
        return new Registration(
                enrolled.map(AgentCredentials::tenant).orElse(""),
                enrolled.map(AgentCredentials::locationId).orElse(""));
    }
}
