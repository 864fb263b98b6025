package dev.fairlead.saml;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.ClaimPath;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.SamlSettings;
import dev.fairlead.configuration.Secret;
import dev.fairlead.json.StrictJson;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.testing.SelfSigned;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.Vectors;
import dev.fairlead.trust.Certificates;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installation and one destination of it, settings to be changed by each test. */
final class SamlFixture {

    static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    static final String ID = "_0123456789abcdef0123456789abcdef";
    static final String TOKEN_URL = "https://idp.example.com/oauth/token";
    static final KeyPair K1 = k1();

    final TestClock clock = new TestClock();
    final List<Map.Entry<String, String>> attributes = new ArrayList<>();
    Optional<SamlTrust> trust = Optional.of(trust(K1, "fl-test-1"));
    UserInfo userInfo = answering("{}");
    Certificates certificates = Certificates.NONE;
    Optional<String> nameIdFormat = Optional.of(EMAIL);
    Optional<String> nameQualifier = Optional.empty();
    Optional<String> issuer = Optional.of("fairlead.example.org/0c7d5d0e");
    Optional<String> recipient = Optional.empty();
    Optional<String> userIdSource = Optional.empty();
    Optional<String> systemUser = Optional.empty();
    Optional<KeyStoreReference> signingKey = Optional.empty();
    boolean skipPrefix;
    boolean skipUuid;
    boolean showCertificate;
    boolean urlSafe;
    Duration validity = Duration.ofMinutes(10);
    boolean askIssuer = true;
    Optional<HttpUrl> userInfoUrl = Optional.empty();

    static KeyPair k1() {
        try {
            return Vectors.k1().toKeyPair();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static SamlTrust trust(KeyPair keys, String name) {
        return new SamlTrust("fairlead.example.org/entity", name, keys.getPrivate(), SelfSigned.certificate(keys));
    }

    static UserInfo answering(String json) {
        return (destination, url, token, claims) ->
                Optional.of(StrictJson.parse(json).asJsonObject());
    }

    /** Gives the destination a key store of its own. */
    void signWith(String name, KeyPair keys) {
        byte[] content =
                new TestKey(keys.getPrivate(), List.of(SelfSigned.certificate(keys))).keyStore("PKCS12", "secret");
        signingKey = Optional.of(new KeyStoreReference("KeyStoreLocation", name, Secret.of("secret")));
        certificates = new Certificates() {
            @Override
            public Optional<byte[]> content(String wanted) {
                return wanted.equals(name) ? Optional.of(content) : Optional.empty();
            }

            @Override
            public String stamp(String wanted) {
                return "1";
            }
        };
    }

    /** An unverified token with these claims beside its lifetime. */
    static UserToken token(String members) {
        String payload = "{\"exp\":1767229200" + (members.isEmpty() ? "" : ",") + members + "}";
        Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
        return UserToken.of(base64url.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64url.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".c2ln");
    }

    DestinationAssertions assertions() {
        SamlSettings settings = new SamlSettings(
                "www.successfactors.com",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession",
                nameIdFormat,
                nameQualifier,
                issuer,
                recipient,
                userIdSource.map(ClaimPath::parse),
                systemUser,
                skipPrefix,
                skipUuid,
                showCertificate,
                urlSafe,
                signingKey,
                validity,
                askIssuer,
                userInfoUrl,
                attributes);
        return new SamlAssertions(() -> trust, userInfo, new UserTokenReader(clock), clock, () -> ID)
                .of("erp", settings, certificates);
    }

    IssuedAssertion issue(UserToken token) {
        return assertions().issue(Optional.of(token), TOKEN_URL);
    }

    /** The XML of the assertion about T1's user. */
    String xml() {
        return xml(UserToken.of(Vectors.t1()));
    }

    String xml(UserToken token) {
        String encoded = issue(token).encoded().reveal();
        byte[] bytes = urlSafe
                ? Base64.getUrlDecoder().decode(encoded)
                : Base64.getDecoder().decode(encoded);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What a target would read in the assertion after it has verified it with K1. */
    Received received(UserToken token) {
        return Received.verified(xml(token), K1.getPublic());
    }

    Received received() {
        return received(UserToken.of(Vectors.t1()));
    }
}
