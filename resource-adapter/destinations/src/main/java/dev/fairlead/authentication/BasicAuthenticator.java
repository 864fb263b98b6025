package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP Basic in UTF-8 (RFC 7617). With {@code Preemptive=FALSE} credentials wait for a challenge; after that they go with
 * every request below the challenged path. A refused password is not sent again, so that no technical user gets locked.
 */
final class BasicAuthenticator implements Authenticator {

    private final String authorization;
    private final boolean preemptive;
    private final ProtectedPaths challenged = new ProtectedPaths();

    /** An authenticator for the destination's technical user. */
    BasicAuthenticator(Authentication.Basic basic) {
        String credentials = basic.user() + ":" + basic.password().reveal();
        byte[] bytes = Normalizer.normalize(credentials, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(bytes);
        preemptive = basic.preemptive();
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return preemptive || challenged.contains(exchange.target()) ? withCredentials(exchange) : exchange;
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        boolean tried = sent.headers().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("Authorization")
                        && header.getValue().equals(authorization));
        if (tried) {
            throw DestinationException.of(refused(original, "answered 401 to user and password")
                    .withHint("Check User and Password, and whether the target has locked the user"));
        }
        if (!challengesBasic(refusal)) {
            return Optional.empty();
        }
        challenged.add(original.target());
        if (!original.repeatable()) {
            throw DestinationException.of(
                    refused(original, "asked for credentials after a body that cannot be sent again")
                            .withHint("Set Preemptive to true, or give a body that can be repeated"));
        }
        return Optional.of(withCredentials(original));
    }

    private Exchange withCredentials(Exchange exchange) {
        return exchange.withHeader("Authorization", authorization);
    }

    private static ErrorDetail refused(Exchange exchange, String found) {
        return ErrorDetail.of(ErrorCode.CREDENTIALS_REFUSED, exchange.destination(), exchange.hop(), found);
    }

    private static boolean challengesBasic(DestinationResponse refusal) {
        return refusal.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("WWW-Authenticate"))
                .anyMatch(header -> header.getValue().toLowerCase(Locale.ROOT).matches("(.*,\\s*)?basic(\\s.*)?"));
    }
}
