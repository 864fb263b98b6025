package dev.fairlead.testing;

import dev.fairlead.testkit.secrecy.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is secret in what doubles are asked and answer, as the authentication specification lists it in 3.3: told for
 * the scan of the log.
 */
final class SecretParts {

    private static final Set<String> HEADERS = Set.of(
            "authorization",
            "proxy-authorization",
            "sap-connectivity-authentication",
            "sap-connectivity-technical-authentication",
            "x-user-token",
            "x-subject-token",
            "x-actor-token",
            "x-refresh-token",
            "x-code",
            "x-code-verifier",
            "x-samlassertion",
            "x-client-assertion",
            "x-chain-var-subjecttoken",
            "x-chain-var-usertoken");
    private static final Set<String> PARAMETERS = Set.of(
            "client_secret",
            "password",
            "code",
            "code_verifier",
            "refresh_token",
            "assertion",
            "client_assertion",
            "subject_token",
            "actor_token");

    private static final Pattern ISSUED =
            Pattern.compile("\"(?:access_token|refresh_token|id_token|value)\"\\s*:\\s*\"([^\"\\\\]+)");

    private SecretParts() {}

    static void tell(Peer.Seen request) {
        Stream.concat(values(request.headers(), HEADERS).map(SecretParts::withoutScheme), parameters(request))
                .filter(secret -> !secret.isBlank())
                .forEach(Secrets::tell);
    }

    /** The tokens that an answer in JSON brings, of a token service or of the Destination service. */
    static void tellAnswer(String json) {
        ISSUED.matcher(json).results().map(token -> token.group(1)).forEach(Secrets::tell);
    }

    private static Stream<String> parameters(Peer.Seen request) {
        return String.valueOf(request.header("Content-Type"))
                        .toLowerCase(Locale.ROOT)
                        .startsWith("application/x-www-form-urlencoded")
                ? values(TokenEndpoint.form(request), PARAMETERS)
                : Stream.empty();
    }

    private static Stream<String> values(Map<String, List<String>> all, Set<String> names) {
        return all.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream());
    }

    private static String withoutScheme(String value) {
        return value.substring(value.indexOf(' ') + 1);
    }
}
