package dev.fairlead.agent.command;

import dev.fairlead.agent.access.SoapPaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which function of an ABAP system somebody asks about. */
final class FunctionOptions {
    @Option(
            names = "--function",
            required = true,
            paramLabel = "NAME",
            description = "which function the request calls, where functions are listed")
    private String function;

    @Option(names = "--client", paramLabel = "NNN", description = "in which client of the system")
    private String client;

    @Option(
            names = "--logon",
            paramLabel = "USER",
            description = "who logs on there with a password; nobody if left out")
    private String logon;

    /** The function, in upper case. */
    Optional<String> function() {
        return Optional.of(function.toUpperCase(Locale.ROOT));
    }

    /**
     * The target of the call.
     *
     * @param target as the address has it; without a path it is the usual one
     */
    String target(String target) {
        String path = target.equals("/") ? SoapPaths.USUAL.calls().orElseThrow() : target;
        return client == null ? path : path + (path.indexOf('?') < 0 ? "?" : "&") + "sap-client=" + client;
    }

    /** Lines of its head. */
    List<String> headers() {
        List<String> lines = new ArrayList<>(List.of("Content-Type: text/xml"));
        if (logon != null) {
            // the password decides nothing
            byte[] credentials = (logon + ":").getBytes(StandardCharsets.UTF_8);
            lines.add("Authorization: Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return lines;
    }
}
