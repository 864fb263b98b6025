package dev.fairlead.saml;

import dev.fairlead.configuration.SamlSettings;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.trust.Certificates;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What all destinations of an installation share that log users on with SAML assertions made here. */
public final class SamlAssertions {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<Optional<SamlTrust>> trust;
    private final UserInfo userInfo;
    private final UserTokenReader tokens;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * @param trust the installation's active trust key, asked for every assertion, so that it can be rotated; empty if
     *     there is none
     * @param userInfo where attributes come from that the token does not have
     * @param tokens reads the users' tokens
     */
    public SamlAssertions(Supplier<Optional<SamlTrust>> trust, UserInfo userInfo, UserTokenReader tokens, Clock clock) {
        this(trust, userInfo, tokens, clock, SamlAssertions::randomId);
    }

    SamlAssertions(
            Supplier<Optional<SamlTrust>> trust,
            UserInfo userInfo,
            UserTokenReader tokens,
            Clock clock,
            Supplier<String> ids) {
        this.trust = Objects.requireNonNull(trust, "trust");
        this.userInfo = Objects.requireNonNull(userInfo, "userInfo");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.ids = ids;
    }

    /**
     * The assertions of one destination. A key store that the destination names is opened at the first assertion and
     * kept: after a change of the store, ask anew.
     *
     * @param destination its name
     * @param certificates key stores that it may name
     * @throws dev.fairlead.error.InvalidDestinationException if the settings do not say which claim is the user's id
     */
    public DestinationAssertions of(String destination, SamlSettings settings, Certificates certificates) {
        return new DestinationAssertions(this, destination, settings, certificates);
    }

    Optional<SamlTrust> trust() {
        return trust.get();
    }

    UserInfo userInfo() {
        return userInfo;
    }

    UserTokenReader tokens() {
        return tokens;
    }

    Clock clock() {
        return clock;
    }

    String newId() {
        return ids.get();
    }

    private static String randomId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }
}
