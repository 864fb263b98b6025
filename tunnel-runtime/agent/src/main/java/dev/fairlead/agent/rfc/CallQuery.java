package dev.fairlead.agent.rfc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of a request for functions. Parameters are known by their exact names only, each stands once, and what goes
 * on is written anew, so that a system finds nothing else in it.
 */
final class CallQuery {
    private static final String CLIENT = "sap-client";
    private static final String LANGUAGE = "sap-language";
    private static final String SERVICES = "services";
    private static final String SESSION = "sap-sessioncmd";
    private static final Map<String, Pattern> VALUES = Map.of(
            CLIENT, Pattern.compile("[0-9]{3}"),
            LANGUAGE, Pattern.compile("[A-Za-z0-9]{1,2}"),
            SERVICES, Pattern.compile("([A-Za-z0-9_./,-]|%[2-7][0-9A-Fa-f]){1,4000}"),
            SESSION, Pattern.compile("close"));

    private static final int FORM_RULE = 2;
    private static final int CLIENT_RULE = 3;

    private final Map<String, String> values = new HashMap<>();
    private Optional<CallHead.Unreadable> problem = Optional.empty();

    /** @param query raw, without the question mark; may be empty */
    CallQuery(String query) {
        if (!query.isEmpty()) {
            for (String part : query.split("&", -1)) {
                add(part);
            }
        }
    }

    /** Why it cannot be read; empty if it can. */
    Optional<CallHead.Unreadable> problem() {
        return problem;
    }

    /** The client that is called; empty: none is named. */
    String client() {
        return values.getOrDefault(CLIENT, "");
    }

    /** Whether it names functions. */
    boolean describes() {
        return values.containsKey(SERVICES);
    }

    /** Whether it asks for the end of a session. */
    boolean endsSession() {
        return values.containsKey(SESSION);
    }

    /** Whether it holds nothing that a call has not. */
    boolean isOfCall() {
        return !describes() && !endsSession();
    }

    /** The functions that it names, in upper case; empty if one of them is none. */
    Optional<List<String>> functions() {
        String names = URLDecoder.decode(values.getOrDefault(SERVICES, ""), StandardCharsets.US_ASCII);
        List<Optional<String>> decoded =
                Stream.of(names.split(",", -1)).map(FunctionName::decode).toList();
        return decoded.stream().allMatch(Optional::isPresent)
                ? Optional.of(decoded.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    /**
     * The same in its one form, with the question mark; empty for none.
     *
     * @param functions that it names
     */
    String canonical(List<String> functions) {
        String services = functions.stream().map(FunctionName::encode).collect(Collectors.joining(","));
        String written = Stream.of(
                        services.isEmpty() ? "" : SERVICES + "=" + services,
                        values.containsKey(CLIENT) ? CLIENT + "=" + values.get(CLIENT) : "",
                        values.containsKey(LANGUAGE) ? LANGUAGE + "=" + values.get(LANGUAGE) : "",
                        endsSession() ? SESSION + "=" + values.get(SESSION) : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return written.isEmpty() ? "" : "?" + written;
    }

    private void add(String part) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        Pattern form = VALUES.get(name);
        if (form == null || equals < 0) {
            wrong(FORM_RULE, "a query parameter other than sap-client, sap-language, services and sap-sessioncmd");
        } else if (!form.matcher(part.substring(name.length() + 1)).matches()) {
            wrong(rule(name), "no possible value of " + name);
        } else if (values.putIfAbsent(name, part.substring(equals + 1)) != null) {
            wrong(rule(name), name + " more than once");
        }
    }

    private static int rule(String name) {
        return name.equals(CLIENT) ? CLIENT_RULE : FORM_RULE;
    }

    private void wrong(int rule, String why) {
        problem = problem.or(() -> Optional.of(new CallHead.Unreadable(rule, why)));
    }
}
