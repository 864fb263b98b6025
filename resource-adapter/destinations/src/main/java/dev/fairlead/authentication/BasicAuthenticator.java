package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP Basic in UTF-8 (RFC 7617). With {@code Preemptive=FALSE} credentials wait for the first challenge; after that
 * they go with every request. A request whose body cannot be repeated leaves that challenge to the application. A refused password is not sent again, so that no technical user gets locked.
 */
public final class BasicAuthenticator implements Authenticator {

    private final String authorization;
    private volatile boolean sending;

    /** An authenticator for the destination's technical user. */
    public BasicAuthenticator(Authentication.Basic basic) {
        String credentials = basic.user() + ":" + basic.password().reveal();
        byte[] bytes = Normalizer.normalize(credentials, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(bytes);
        sending = basic.preemptive();
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return sending ? exchange.withHeader("Authorization", authorization) : exchange;
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        boolean tried = sent.headers().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("Authorization")
                        && header.getValue().equals(authorization));
        if (tried || !challengesBasic(refusal)) {
            return Optional.empty();
        }
        sending = true;
        return Optional.of(original.withHeader("Authorization", authorization));
    }

    private static boolean challengesBasic(DestinationResponse refusal) {
        return refusal.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("WWW-Authenticate"))
                .anyMatch(header -> header.getValue().toLowerCase(Locale.ROOT).matches("(.*,\\s*)?basic(\\s.*)?"));
    }
}
