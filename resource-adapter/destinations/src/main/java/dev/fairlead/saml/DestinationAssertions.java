package dev.fairlead.saml;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.SamlSettings;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.jwt.UserClaims;
import dev.fairlead.trust.Certificates;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * Makes the assertions of one destination, a new one for every use (authentication specification, 6). Safe for any
 * number of threads.
 */
public final class DestinationAssertions {

    private static final Logger LOG = System.getLogger(DestinationAssertions.class.getName());
    private static final Duration BACKDATED = Duration.ofMinutes(2);

    private final SamlAssertions shared;
    private final String destination;
    private final SamlSettings settings;
    private final Optional<UserIdRule> userId;
    private final SigningKeys keys;

    DestinationAssertions(SamlAssertions shared, String destination, SamlSettings settings, Certificates certificates) {
        this.shared = shared;
        this.destination = destination;
        this.settings = settings;
        this.userId = settings.systemUser().isPresent()
                ? Optional.empty()
                : Optional.of(UserIdRule.of(destination, settings));
        this.keys = new SigningKeys(destination, settings.signingKey(), certificates, shared.clock());
    }

    /**
     * A new assertion.
     *
     * @param user the user's token, verified before; not looked at if the destination has a system user
     * @param defaultRecipient the recipient where the destination names none: the token service's URL, or the target's
     * @throws dev.fairlead.error.NoUserException if there is no user, or no id in the token
     * @throws dev.fairlead.error.InvalidDestinationException if there is no usable key to sign with
     */
    public IssuedAssertion issue(Optional<UserToken> user, String defaultRecipient) {
        Optional<SamlTrust> trust = shared.trust();
        SigningKey key = keys.current(trust);
        Optional<KnownUser> known = userId.isPresent() ? Optional.of(known(user)) : Optional.empty();
        AssertionContent content = content(known, issuer(trust), defaultRecipient);
        Document document = AssertionDocument.of(content);
        AssertionSignature.sign(document, key, settings.includeSigningCertificate());
        byte[] serialized = HardenedXml.serialize(document);
        Base64.Encoder encoder = settings.urlSafe() ? Base64.getUrlEncoder().withoutPadding() : Base64.getEncoder();
        return new IssuedAssertion(
                Secret.of(encoder.encodeToString(serialized)),
                content.issuer(),
                content.audience(),
                content.recipient(),
                content.notOnOrAfter(),
                thumbprint(key.certificate()));
    }

    private AssertionContent content(Optional<KnownUser> user, String issuer, String defaultRecipient) {
        Instant now = shared.clock().instant();
        return new AssertionContent(
                shared.newId(),
                now,
                issuer,
                user.map(known -> userId.orElseThrow().find(known))
                        .orElseGet(() -> settings.systemUser().orElseThrow()),
                settings.nameIdFormat().orElse(UserIdRule.UNSPECIFIED),
                settings.nameQualifier(),
                settings.recipient().orElse(defaultRecipient),
                now.minus(BACKDATED),
                now.plus(settings.validity()),
                settings.audience(),
                user.flatMap(known -> known.claims().time("auth_time")).orElse(now),
                settings.authnContextClassRef(),
                UserAttributes.of(destination, settings, user));
    }

    private KnownUser known(Optional<UserToken> user) {
        UserToken token = user.orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                ErrorCode.NO_USER, destination, "user", "the assertion is about a user, and nobody is signed in")));
        UserClaims claims = shared.tokens().current(destination, token);
        try {
            Optional<JsonObject> info = settings.userInfo()
                    ? shared.userInfo().of(destination, settings.userInfoUrl(), token, claims)
                    : Optional.empty();
            return new KnownUser(claims, info, Optional.empty());
        } catch (DestinationException e) {
            LOG.log(Level.WARNING, "The assertion has the attributes in the user''s token only: {0}", e.getMessage());
            return new KnownUser(claims, Optional.empty(), Optional.of(e));
        }
    }

    private String issuer(Optional<SamlTrust> trust) {
        return settings.issuer()
                .or(() -> trust.map(SamlTrust::entityId))
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                                ErrorCode.PROPERTY_MISSING, destination, "assertionIssuer", "is missing")
                        .withHint("Add the property, or give the installation a SAML trust key, whose entity id is the"
                                + " default")));
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
