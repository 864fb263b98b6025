package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.ConfigurationReader;
import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.ReadingPolicy;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.input.CallInput;
import dev.fairlead.issuer.IssuerKey;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.issuer.LocalIssuerSettings;
import dev.fairlead.jwt.JsonDocuments;
import dev.fairlead.jwt.KeyLocation;
import dev.fairlead.jwt.OpenIdIssuer;
import dev.fairlead.jwt.SignatureAlgorithm;
import dev.fairlead.jwt.TrustedIssuer;
import dev.fairlead.jwt.UserTokenVerifier;
import dev.fairlead.saml.SamlAssertions;
import dev.fairlead.saml.UserInfo;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.CannedTransport;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.Vectors;
import dev.fairlead.transport.Exchange;
import dev.fairlead.trust.Certificates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens get through to a token service, and to the agent. */
class UserTrustTest {

    private static final Map<String, String> MINIMUM = Map.of(
            "Type", "HTTP",
            "URL", "https://target.example",
            "clientId", "client",
            "clientSecret", "s3cret",
            "tokenServiceURL", "https://tokens.example/oauth/token",
            "audience", "www.successfactors.com",
            "authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:X509",
            "clientKey", "key");
    private static final UserToken T1 = UserToken.of(Vectors.t1());

    private final TestClock clock = new TestClock();
    private final CannedTransport tokenService =
            new CannedTransport(200, "{\"access_token\":\"new\",\"expires_in\":3600}");
    private final CannedTransport issuers = new CannedTransport(200, k1());

    private static String k1() {
        return new JWKSet(Vectors.k1().toPublicJWK()).toString();
    }

    private static Optional<Caller> caller(UserToken token) {
        return Optional.of(
                new Caller(new CallerIdentity("", "https://idp.example", "jane"), "jane", Optional.of(token), true));
    }

    private Optional<Caller> signedByAStranger() {
        return Callers.of("jane", clock.instant().plusSeconds(600));
    }

    private static Optional<Caller> withoutToken(String mechanism) {
        return Optional.of(new Caller(new CallerIdentity("", mechanism, "jane"), "jane", Optional.empty(), true));
    }

    private UserTrust trust(TrustedIssuer... trusted) {
        UserTokenVerifier verifier = new UserTokenVerifier(List.of(trusted), new JsonDocuments(issuers), clock);
        return new UserTrust(Optional.of(verifier), trusted.length > 0, Optional.empty(), true);
    }

    private static TrustedIssuer issuerOfT1() {
        return new OpenIdIssuer(
                "https://mytenant.authentication.eu10.example.com/oauth/token",
                Set.of("sb-fairlead!t1"),
                Set.of(),
                Set.of(SignatureAlgorithm.RS256),
                new KeyLocation.Inline(k1()));
    }

    private UserTrust vouching() {
        return new UserTrust(
                Optional.empty(),
                false,
                Optional.of(new LocalIssuer(
                        new LocalIssuerSettings(
                                HttpUrl.parse("https://gateway.example"),
                                HttpUrl.parse("https://gateway.example/keys"),
                                "gateway",
                                "",
                                Set.of("FORM"),
                                Set.of(),
                                false),
                        IssuerKey.generate(IssuerKey.Algorithm.ES256),
                        clock)),
                true);
    }

    private Authenticator authenticator(UserTrust trust, String type, String... properties) {
        Map<String, String> all = new HashMap<>(MINIMUM);
        all.put("Authentication", type);
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        Authentication authentication = new ConfigurationReader(
                        new ReadingPolicy(false, false, Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .read(DestinationProperties.of("erp", all), HttpConfiguration.class)
                .authentication();
        TokenServices shared = new TokenServices(clock, Runnable::run, pause -> {}, 10);
        SamlAssertions assertions = new SamlAssertions(Optional::empty, UserInfo.OFFLINE, shared.userTokens(), clock);
        return new AuthenticatorFactory(shared, assertions, trust)
                .create(
                        new DestinationScope("", "erp", "1", "", false),
                        authentication,
                        "https://target.example",
                        Certificates.NONE,
                        service -> tokenService,
                        new Neighbourhood(),
                        Optional.empty());
    }

    private static Exchange call(Authenticator authenticator, Optional<Caller> caller) {
        Exchange request = new Exchange(
                "erp",
                "target",
                "GET",
                HttpUrl.parse("https://target.example"),
                "/",
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Optional.empty());
        return authenticator.authenticate(request, new CallContext(caller, CallInput.NONE));
    }

    private static void assertRefused(Authenticator authenticator, Optional<Caller> caller, ErrorCode code) {
        assertThatThrownBy(() -> call(authenticator, caller))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String inline() {
        return Base64.getEncoder().encodeToString(k1().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2JWTBearer", "OAuth2UserTokenExchange", "OAuth2SAMLBearerAssertion", "SAMLAssertion"})
    @Tag("DEST-44")
    void withKeysAtTheDestinationAStrangersTokenGoesNowhere(String type) {
        Authenticator authenticator = authenticator(trust(), type, "x_user_token.jwks", inline());

        assertRefused(authenticator, signedByAStranger(), ErrorCode.USER_TOKEN_REJECTED);
        assertThat(tokenService.exchanges()).isEmpty();
    }

    @Test
    @Tag("DEST-44")
    void withKeysAtTheDestinationATokenThatTheyVerifyIsExchanged() {
        Authenticator authenticator = authenticator(trust(), "OAuth2JWTBearer", "x_user_token.jwks", inline());

        assertThat(call(authenticator, caller(T1)).headers()).contains(Map.entry("Authorization", "Bearer new"));
        assertThat(tokenService.exchanges()).hasSize(1);
    }

    @Test
    @Tag("DEST-44")
    void theDestinationMayExpectAnotherTypeOfToken() {
        Authenticator authenticator = authenticator(
                trust(), "OAuth2JWTBearer", "x_user_token.jwks", inline(), "x_user_token.header.typ", "at+jwt");

        assertRefused(authenticator, caller(T1), ErrorCode.USER_TOKEN_REJECTED);
    }

    @Test
    void keysAtAUrlAreLoadedOnceForManyCalls() {
        Authenticator authenticator =
                authenticator(trust(), "OAuth2JWTBearer", "x_user_token.jwks_uri", "https://idp.example/keys");

        call(authenticator, caller(T1));
        call(authenticator, caller(T1));

        assertThat(issuers.exchanges())
                .singleElement()
                .satisfies(asked -> assertThat(asked.url()).hasToString("https://idp.example/keys"));
    }

    @Test
    void aTokenThatWasExchangedExpiresToo() {
        Authenticator authenticator = authenticator(trust(), "OAuth2JWTBearer", "x_user_token.jwks", inline());
        call(authenticator, caller(T1));

        clock.advance(Duration.ofSeconds(3660));

        assertRefused(authenticator, caller(T1), ErrorCode.USER_TOKEN_EXPIRED);
    }

    @Test
    void withoutAVerifierADestinationWithKeysCannotBeUsed() {
        assertThatThrownBy(() -> authenticator(UserTrust.CONTAINER, "OAuth2JWTBearer", "x_user_token.jwks", inline()))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("x_user_token.jwks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2JWTBearer", "PrincipalPropagation"})
    void withoutKeysTheContainerIsBelieved(String type) {
        Authenticator authenticator =
                type.equals("PrincipalPropagation") ? onPremise(trust()) : authenticator(trust(), type);

        assertThat(call(authenticator, signedByAStranger())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2JWTBearer", "PrincipalPropagation"})
    void whereIssuersAreListedEveryTokenIsVerified(String type) {
        UserTrust strict = trust(issuerOfT1());
        Authenticator authenticator =
                type.equals("PrincipalPropagation") ? onPremise(strict) : authenticator(strict, type);

        assertThat(call(authenticator, caller(T1))).isNotNull();
        assertRefused(authenticator, signedByAStranger(), ErrorCode.USER_TOKEN_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2JWTBearer", "PrincipalPropagation"})
    void whomTheApplicationNamesIsNotBelievedThoughTheContainerIs(String type) {
        Authenticator authenticator =
                type.equals("PrincipalPropagation") ? onPremise(trust()) : authenticator(trust(), type);

        assertThat(call(authenticator, caller(T1))).isNotNull();
        assertRefused(authenticator, caller(T1).map(Caller::asClaimed), ErrorCode.USER_TOKEN_REJECTED);
    }

    @Test
    void theTokenOfAUserWhomTheApplicationNamesIsVerifiedWithTheKeysOfTheDestination() {
        Authenticator authenticator = authenticator(trust(), "OAuth2JWTBearer", "x_user_token.jwks", inline());

        assertThat(call(authenticator, caller(T1).map(Caller::asClaimed))).isNotNull();
        assertRefused(authenticator, signedByAStranger().map(Caller::asClaimed), ErrorCode.USER_TOKEN_REJECTED);
    }

    @Test
    void theTokenOfAUserWhomTheApplicationNamesIsVerifiedWithTheKeysOfTrustedIssuers() {
        Authenticator authenticator = onPremise(trust(issuerOfT1()));

        assertThat(call(authenticator, caller(T1).map(Caller::asClaimed)).principal())
                .contains(T1);
        assertRefused(authenticator, signedByAStranger().map(Caller::asClaimed), ErrorCode.USER_TOKEN_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2JWTBearer", "OAuth2ClientCredentials", "NoAuthentication"})
    @Tag("AUTH-30")
    void theUsersOwnTokenIsExchangedAtMostAndNeverGoesToTheTarget(String type) {
        Exchange sent = call(authenticator(trust(), type), caller(T1));

        assertThat(sent.headers()).noneMatch(header -> header.getValue().contains(T1.reveal()));
        assertThat(sent.principal()).isEmpty();
    }

    @Test
    void withoutAVerifierWhomTheApplicationNamesIsNobody() {
        assertRefused(onPremise(UserTrust.CONTAINER), caller(T1).map(Caller::asClaimed), ErrorCode.USER_TOKEN_REJECTED);
    }

    @Test
    @Tag("AUTH-43")
    void theLocalIssuerVouchesForNobodyWhomTheApplicationNames() {
        assertRefused(onPremise(vouching()), withoutToken("FORM").map(Caller::asClaimed), ErrorCode.NO_USER);
    }

    @Test
    @Tag("AUTH-43")
    void withALocalIssuerTheAgentIsToldOfUsersWithoutAToken() throws Exception {
        Exchange sent = call(onPremise(vouching()), withoutToken("FORM"));

        SignedJWT minted = SignedJWT.parse(sent.principal().orElseThrow().reveal());
        assertThat(minted.getJWTClaimsSet().getSubject()).isEqualTo("jane");
        assertThat(minted.getJWTClaimsSet().getIssuer()).isEqualTo("https://gateway.example");
    }

    @Test
    @Tag("AUTH-43")
    void theLocalIssuersTokensAreForTheAgentAlone() {
        assertRefused(authenticator(vouching(), "OAuth2JWTBearer"), withoutToken("FORM"), ErrorCode.NO_USER_TOKEN);
        assertThat(tokenService.exchanges()).isEmpty();
    }

    @Test
    @Tag("AUTH-43")
    void thereIsNoLocalIssuerUnlessItIsAskedForAndNoneForOtherMechanisms() {
        assertRefused(onPremise(UserTrust.CONTAINER), withoutToken("FORM"), ErrorCode.NO_USER_TOKEN);
        assertRefused(onPremise(vouching()), withoutToken("BASIC"), ErrorCode.NO_USER_TOKEN);
        assertRefused(onPremise(vouching()), Optional.empty(), ErrorCode.NO_USER);
    }

    @Test
    void aUsersOwnTokenIsNotReplaced() {
        assertThat(call(onPremise(vouching()), caller(T1)).principal()).contains(T1);
    }

    private Authenticator onPremise(UserTrust trust) {
        return authenticator(trust, "PrincipalPropagation", "ProxyType", "OnPremise", "URL", "http://virtual:443");
    }
}
