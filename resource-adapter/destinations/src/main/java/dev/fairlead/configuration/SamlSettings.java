package dev.fairlead.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a destination says about the SAML 2.0 assertion that logs its user on (authentication specification, 6).
 *
 * @param audience the one audience
 * @param authnContextClassRef how the user was authenticated
 * @param nameIdFormat format of the user id; empty for unspecified
 * @param nameQualifier qualifier of the user id
 * @param issuer {@code assertionIssuer}; empty for the installation's own
 * @param recipient {@code assertionRecipient}; empty for the token URL, or the target's URL where there is none
 * @param userIdSource where the user id is in the user's token; empty to go by {@code nameIdFormat}
 * @param systemUser {@code SystemUser}: stands for every user; deprecated
 * @param skipUserAttributesPrefix whether custom attributes lose the prefix {@code user_attributes.}
 * @param skipUserUuid whether {@code user_uuid} is left out
 * @param includeSigningCertificate whether the signature shows its certificate
 * @param urlSafe whether the assertion is encoded as base64url without padding, or as base64
 * @param signingKey the key that signs; empty for the installation's trust key
 * @param validity how long the assertion is valid, from when it is issued
 * @param userInfo {@code fairlead.saml.userInfo}: whether the user's attributes are asked of the issuer's user-info
 *     endpoint
 * @param userInfoUrl {@code fairlead.saml.userInfoURL}; empty for the endpoint that belongs to the token's issuer
 * @param attributes further attributes: {@code fairlead.saml.attribute.*}, and {@code api_key} of {@code apiKey}
 */
public record SamlSettings(
        String audience,
        String authnContextClassRef,
        Optional<String> nameIdFormat,
        Optional<String> nameQualifier,
        Optional<String> issuer,
        Optional<String> recipient,
        Optional<ClaimPath> userIdSource,
        Optional<String> systemUser,
        boolean skipUserAttributesPrefix,
        boolean skipUserUuid,
        boolean includeSigningCertificate,
        boolean urlSafe,
        Optional<KeyStoreReference> signingKey,
        Duration validity,
        boolean userInfo,
        Optional<HttpUrl> userInfoUrl,
        List<Map.Entry<String, String>> attributes) {
    public SamlSettings {
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(authnContextClassRef, "authnContextClassRef");
        Objects.requireNonNull(nameIdFormat, "nameIdFormat");
        Objects.requireNonNull(nameQualifier, "nameQualifier");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(userIdSource, "userIdSource");
        Objects.requireNonNull(systemUser, "systemUser");
        Objects.requireNonNull(signingKey, "signingKey");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(userInfoUrl, "userInfoUrl");
        attributes = List.copyOf(attributes);
    }

    /** Audience and format; attributes may be secret. */
    @Override
    public String toString() {
        return "SamlSettings[" + audience + ", " + nameIdFormat.orElse("unspecified") + "]";
    }
}
