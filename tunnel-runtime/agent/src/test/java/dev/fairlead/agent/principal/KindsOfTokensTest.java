package dev.fairlead.agent.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.token.KeySource;
import dev.fairlead.tunnel.token.TokenVerifier;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens as the usual issuers make them, from the trust list to the subject. */
class KindsOfTokensTest {
    private static final String EXP = "\"exp\":4102444800";
    private static final TestIssuer XSUAA =
            new TestIssuer("https://acme.authentication.eu10.example.com/oauth/token", "xsuaa-1");
    private static final TestIssuer IAS = new TestIssuer("https://acme.accounts.example.com", "ias-1");
    private static final TestIssuer CORPORATE =
            new TestIssuer("https://login.corp.example/7f0b6a3e/v2.0", "corporate-1");

    /** A subject rule for each: corporate by its own name of the user, technical users apart, the rest by e-mail. */
    private static final SubjectRules RULES = new SubjectRules(List.of(
            new SubjectRule(
                    Optional.of(
                            new SubjectCondition("user_type", SubjectCondition.Operator.IS, Optional.of("Technical"))),
                    SubjectPattern.of(Map.of(SubjectField.CN, "${name}", SubjectField.OU, "technical"))),
            new SubjectRule(
                    Optional.of(new SubjectCondition("onprem_sam", SubjectCondition.Operator.EXIST, Optional.empty())),
                    SubjectPattern.of(Map.of(SubjectField.CN, "${onprem_sam}"))),
            new SubjectRule(
                    Optional.of(new SubjectCondition("mail", SubjectCondition.Operator.EXIST, Optional.empty())),
                    SubjectPattern.of(Map.of(SubjectField.CN, "${mail}"))),
            new SubjectRule(Optional.empty(), SubjectPattern.of(Map.of(SubjectField.CN, "${name}")))));

    @TempDir
    private Path directory;

    @Test
    void aUserOfXsuaaIsNamedByItsUserName() throws Exception {
        String token = XSUAA.token("{\"iss\":\"" + XSUAA.issuer() + "\",\"sub\":\"7f0b\",\"user_name\":\"jane\","
                + "\"email\":\"jane@acme.example\",\"client_id\":\"sb-app!t1\",\"cid\":\"sb-app!t1\","
                + "\"azp\":\"sb-app!t1\",\"grant_type\":\"authorization_code\",\"zid\":\"acme-zone\","
                + "\"aud\":[\"sb-app!t1\",\"openid\"]," + EXP + "}");

        assertThat(subject(PrincipalKind.BUSINESS, token)).isEqualTo("CN=jane");
    }

    @Test
    void aClientOfXsuaaIsATechnicalUser() throws Exception {
        String token = XSUAA.token("{\"iss\":\"" + XSUAA.issuer() + "\",\"sub\":\"sb-app!t1\","
                + "\"client_id\":\"sb-app!t1\",\"grant_type\":\"client_credentials\",\"zid\":\"acme-zone\"," + EXP
                + "}");

        assertThat(subject(PrincipalKind.TECHNICAL, token)).isEqualTo("CN=sb-app!t1,OU=technical");
        assertRefused(PrincipalKind.BUSINESS, token, "channel");
    }

    @Test
    void aUserOfTheIdentityServiceIsNamedByItsMail() throws Exception {
        String token = IAS.token("{\"iss\":\"" + IAS.issuer() + "\",\"sub\":\"P000001\",\"mail\":\"jane@acme.example\","
                + "\"user_uuid\":\"0c7d5d0e\",\"app_tid\":\"acme-tenant\",\"azp\":\"11111111\","
                + "\"aud\":\"11111111\",\"ias_iss\":\"" + IAS.issuer() + "\"," + EXP + "}");

        assertThat(subject(PrincipalKind.BUSINESS, token)).isEqualTo("CN=jane@acme.example");
    }

    @Test
    void anotherTenantOfTheIdentityServiceIsRefused() throws Exception {
        String token =
                IAS.token("{\"iss\":\"" + IAS.issuer() + "\",\"sub\":\"P000001\",\"app_tid\":\"other\"," + EXP + "}");

        assertRefused(PrincipalKind.BUSINESS, token, "claim");
    }

    @Test
    void aCorporateTokenIsJudgedByTheCorporateIssuerAlone() throws Exception {
        String token = CORPORATE.token("{\"iss\":\"" + CORPORATE.issuer() + "\",\"sub\":\"AAAA\",\"oid\":\"1\","
                + "\"preferred_username\":\"jane@corp.example\",\"onprem_sam\":\"JANE\",\"tid\":\"7f0b6a3e\","
                + "\"aud\":\"api://fairlead\",\"azp\":\"2222\"," + EXP + "}");

        assertThat(subject(PrincipalKind.BUSINESS, token)).isEqualTo("CN=JANE");
        assertRefused(
                PrincipalKind.BUSINESS,
                CORPORATE.token(
                        "{\"iss\":\"" + CORPORATE.issuer() + "\",\"sub\":\"A\",\"aud\":\"api://other\"," + EXP + "}"),
                "aud");
    }

    private String subject(PrincipalKind kind, String token) throws IOException {
        return RULES.subjectOf(verifier()
                        .verify(new Principal(kind, token))
                        .toCompletableFuture()
                        .join())
                .toString();
    }

    private void assertRefused(PrincipalKind kind, String token, String reason) {
        assertThatThrownBy(() -> subject(kind, token))
                .extracting(thrown -> thrown instanceof PrincipalRefusedException ? thrown : thrown.getCause())
                .isInstanceOfSatisfying(
                        PrincipalRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private PrincipalVerifier verifier() throws IOException {
        return new PrincipalVerifier(new TokenVerifier(
                List.of(
                        trusted(XSUAA, "xsuaa", Set.of(), Map.of("zid", "acme-zone")),
                        trusted(IAS, "ias", Set.of(), Map.of("app_tid", "acme-tenant")),
                        trusted(CORPORATE, "corporate", Set.of("api://fairlead"), Map.of())),
                Duration.ZERO,
                Runnable::run,
                Clock.systemUTC()));
    }

    private TrustedIssuer trusted(TestIssuer issuer, String name, Set<String> audiences, Map<String, String> claims)
            throws IOException {
        Path keys = Files.writeString(directory.resolve(name + ".json"), issuer.jwks());
        return new TrustedIssuer(issuer.issuer(), new KeySource.File(keys), Set.of("RS256"), audiences, claims);
    }
}
