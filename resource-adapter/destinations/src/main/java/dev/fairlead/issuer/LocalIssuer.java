package dev.fairlead.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Makes tokens for users whom the container knows by name only (authentication specification, 4.5). They are for the
 * installation's own gateway and agents: never send them to services of SAP, nor to targets.
 *
 * <p>Servers with one URL share one key. Safe for any number of threads.
 */
public final class LocalIssuer {

    /**
     * The {@link CallerIdentity#issuer} of principals that code runs as without anybody having logged on: timers,
     * message-driven beans, batch.
     */
    public static final String RUN_AS = "run-as";

    private static final Duration LIFETIME = Duration.ofSeconds(300);

    private final LocalIssuerSettings settings;
    private final Clock clock;
    private final Admission admission;
    private final IssuerKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param key signs the tokens */
    public LocalIssuer(LocalIssuerSettings settings, IssuerKey key, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.admission = new Admission(settings);
        this.key = key;
    }

    /**
     * A token for one call of a user without one. None is given twice, so that an agent may refuse one that it has seen.
     *
     * @param destination whose call it is, for messages
     * @throws dev.fairlead.error.NoUserException if the user is anonymous, logged on by a mechanism that is not listed,
     *     or did not log on at all, or so the application says, and is not listed
     * @throws dev.fairlead.error.DestinationException if the application names a user of another tenant
     * @throws IllegalArgumentException if the user has a token
     */
    public UserToken token(String destination, Caller caller) {
        if (caller.token().isPresent()) {
            throw new IllegalArgumentException("A user with a token needs no other");
        }
        admission.check(destination, caller);
        return UserToken.of(key.sign(claims(caller.identity(), clock.instant())));
    }

    /** The key that verifies the tokens, as a JWK set (RFC 7517): to be published at the URL of the settings. */
    public JsonObject keys() {
        return StrictJson.parse(new JWKSet(key.published()).toString(true)).asJsonObject();
    }

    /**
     * What OpenID Connect Discovery 1.0 publishes: to be published at {@code /.well-known/openid-configuration} under
     * the issuer's URL. It has no endpoints, since nobody logs on here.
     */
    public JsonObject metadata() {
        return StrictJson.parse(JSONObjectUtils.toJSONString(Map.of(
                        "issuer",
                        settings.issuer().toString(),
                        "jwks_uri",
                        settings.keysUrl().toString(),
                        "id_token_signing_alg_values_supported",
                        List.of(key.published().getAlgorithm().getName()),
                        "subject_types_supported",
                        List.of("public"),
                        "response_types_supported",
                        List.of())))
                .asJsonObject();
    }

    /** The tenant that a token for this user names: the user's own, or else that of the settings; empty for none. */
    public String tenantOf(Caller caller) {
        return tenantOf(caller.identity());
    }

    private String tenantOf(CallerIdentity user) {
        return user.tenant().isEmpty() ? settings.tenant() : user.tenant();
    }

    private JWTClaimsSet claims(CallerIdentity user, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .subject(user.userId())
                .claim("user_name", user.userId())
                .audience(settings.audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(randomId());
        if (settings.nameIsEmail() && user.userId().contains("@")) {
            claims.claim("email", user.userId());
        }
        String tenant = tenantOf(user);
        if (!tenant.isEmpty()) {
            claims.claim("zid", tenant).claim("app_tid", tenant);
        }
        return claims.build();
    }

    private String randomId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
