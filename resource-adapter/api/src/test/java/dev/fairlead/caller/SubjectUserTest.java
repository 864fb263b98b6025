package dev.fairlead.caller;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.spi.SecurityException;
import jakarta.resource.spi.security.GenericCredential;
import jakarta.resource.spi.security.PasswordCredential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification of authentication, 4.2: the private credentials of source 2 and source 6. */
class SubjectUserTest {
    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

    /** What a login module leaves. */
    private record Credential(String name, String mechanism, byte[] data) implements GenericCredential {

        static Credential of(String mechanism, String token) {
            return new Credential("Anna", mechanism, token.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getMechType() {
            return mechanism;
        }

        @Override
        public byte[] getCredentialData() throws SecurityException {
            if (data.length == 0) {
                throw new SecurityException("the server keeps it");
            }
            return data;
        }
    }

    private static String token(String payload) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private static String tokenOf(String user) {
        return token("{\"iss\":\"https://idp.example\",\"sub\":\"" + user + "\",\"zid\":\"t1\",\"origin\":\"ldap\"}");
    }

    private static TokenPrincipal principal(String user) {
        return new TokenPrincipal(new Caller(
                new CallerIdentity("", "https://idp.example", user), user, Optional.of(UserToken.of("t-" + user))));
    }

    private static Subject privately(Object... credentials) {
        return new Subject(true, Set.of(), Set.of(), Set.of(credentials));
    }

    @Test
    void isThatOfATokenPrincipalByTheContainersWord() {
        Caller anna = principal("anna").caller().asVerified();

        assertThat(SubjectUser.of(privately(principal("anna"))).caller()).contains(anna);
        assertThat(SubjectUser.of(new Subject(true, Set.of(principal("anna")), Set.of(), Set.of()))
                        .caller())
                .contains(anna);
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, "urn:ietf:params:oauth:grant-type:jwt-bearer"})
    void isThatOfAJwtInAGenericCredentialByTheContainersWord(String mechanism) {
        Caller user = SubjectUser.of(privately(Credential.of(mechanism, tokenOf("anna"))))
                .caller()
                .orElseThrow();

        assertThat(user.identity()).isEqualTo(new CallerIdentity("t1", "https://idp.example#ldap", "anna"));
        assertThat(user.name()).isEqualTo("Anna");
        assertThat(user.token()).contains(UserToken.of(tokenOf("anna")));
        assertThat(user.verified()).isTrue();
    }

    @Test
    void isThatOfTheTokenPrincipalWhereThereAreBoth() {
        Subject subject = privately(principal("anna"), Credential.of(JWT, tokenOf("bob")));

        assertThat(SubjectUser.of(subject).caller().orElseThrow().identity().userId())
                .isEqualTo("anna");
    }

    @Test
    void isLeftToOthersWhereTheSubjectHasPasswordsAndOtherMechanismsOnly() {
        Subject subject = privately(
                Credential.of("1.2.840.113554.1.2.2", tokenOf("anna")),
                new PasswordCredential("anna", "secret".toCharArray()));

        assertThat(SubjectUser.of(subject)).isSameAs(OnBehalfOf.NOBODY);
        assertThat(SubjectUser.of(new Subject())).isSameAs(OnBehalfOf.NOBODY);
    }

    @Test
    void isNobodyWhereThereAreSeveral() {
        assertNobody(privately(principal("anna"), principal("bob")), "ambiguous");
        assertNobody(privately(Credential.of(JWT, tokenOf("anna")), Credential.of(JWT, tokenOf("bob"))), "ambiguous");
    }

    @Test
    void isTheOneOfWhomTwoCredentialsSayTheSame() {
        Subject subject = privately(
                Credential.of(JWT, tokenOf("anna")),
                Credential.of("urn:ietf:params:oauth:grant-type:jwt-bearer", tokenOf("anna")));

        assertThat(SubjectUser.of(subject).caller()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.%%%.c", "a.bm90IGpzb24.c", "a.W10.c"})
    void isNobodyWhereTheTokenCannotBeRead(String token) {
        assertNobody(privately(Credential.of(JWT, token)), "cannot be read");
    }

    @Test
    void isNobodyWhereTheTokenIsTooDeepOrHasAbsurdNumbers() {
        assertNobody(privately(Credential.of(JWT, token("{\"x\":" + "[".repeat(5_000)))), "cannot be read");
        assertNobody(privately(Credential.of(JWT, token("{\"x\":" + "9".repeat(5_000) + "}"))), "cannot be read");
    }

    @Test
    void isNobodyWhereTheTokenIsKeptBackEndlessOrNamesNobody() {
        assertNobody(privately(new Credential("Anna", JWT, new byte[0])), "cannot be read");
        assertNobody(
                privately(Credential.of(JWT, token("{\"iss\":\"i\",\"sub\":\"" + "a".repeat(16384) + "\"}"))), "read");
        assertNobody(privately(Credential.of(JWT, token("{\"sub\":\"anna\"}"))), "names nobody");
    }

    private static void assertNobody(Subject subject, String reason) {
        OnBehalfOf user = SubjectUser.of(subject);

        assertThat(user).isNotSameAs(OnBehalfOf.NOBODY);
        assertThat(user.caller()).isEmpty();
        assertThat(user.reason()).contains(reason);
    }
}
