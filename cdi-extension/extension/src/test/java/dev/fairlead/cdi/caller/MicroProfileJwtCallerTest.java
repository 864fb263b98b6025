package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.cdi.container.FakeJsonWebToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Produces;
import jakarta.json.Json;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users whom the container knows by a MicroProfile JWT; specification of authentication, 4.2, sources 3 and 4. */
class MicroProfileJwtCallerTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    @ApplicationScoped
    static class TokenBean {
        @Produces
        JsonWebToken token() {
            return FakeJsonWebToken.of("bean");
        }
    }

    @ApplicationScoped
    static class OutsideOfARequest {
        @Produces
        JsonWebToken token() {
            throw new ContextNotActiveException("no request");
        }
    }

    private static FakeJsonWebToken ofOrigin(String origin) {
        return new FakeJsonWebToken("alice", "t", Map.of("iss", "https://uaa.example", "origin", origin));
    }

    @Test
    void thePrincipalBringsTokenIssuerAndSubject() {
        server.deploySecured();
        server.signIn(FakeJsonWebToken.of("alice"));

        Caller caller = server.caller().orElseThrow();

        assertThat(caller.identity()).isEqualTo(new CallerIdentity("", "https://idp.example", "id-of-alice"));
        assertThat(caller.name()).isEqualTo("alice");
        assertThat(caller.token()).contains(UserToken.of("token-of-alice"));
        assertThat(caller.verified()).isTrue();
    }

    @Test
    void theTenantIsTheFirstOfTheThreeClaims() {
        server.deploySecured();
        server.signIn(new FakeJsonWebToken(
                "alice",
                "t",
                Map.of("iss", "i", "sub", "s", "zone_uuid", "third", "app_tid", Json.createValue("second"))));

        assertThat(server.caller().orElseThrow().identity().tenant()).isEqualTo("second");
    }

    @Test
    void usersOfTheSameNameFromTwoIdentityProvidersAreTwoUsers() {
        server.deploySecured();
        server.signIn(ofOrigin("ldap"));
        CallerIdentity fromLdap = server.caller().orElseThrow().identity();
        server.signIn(ofOrigin("social"));

        assertThat(server.caller().orElseThrow().identity()).isNotEqualTo(fromLdap);
        assertThat(fromLdap).isEqualTo(new CallerIdentity("", "https://uaa.example#ldap", "alice"));
    }

    @Test
    void withoutASubjectTheNameIsTheUser() {
        server.deploySecured();
        server.signIn(new FakeJsonWebToken("alice", "t", Map.of("iss", "i")));

        assertThat(server.caller().orElseThrow().identity().userId()).isEqualTo("alice");
    }

    @Test
    void withoutAnIssuerTheTokenDoesNotCount() {
        server.deploySecured();
        server.signIn(new FakeJsonWebToken("alice", "t", Map.of("sub", "s")));

        assertThat(server.caller().orElseThrow().token()).isEmpty();
        assertThat(server.caller().orElseThrow().identity().issuer()).isEqualTo("container");
    }

    @Test
    void theOneTokenBesideThePrincipalCounts() {
        server.deploySecured();
        server.signIn(named("alice"), FakeJsonWebToken.of("alice"));

        assertThat(server.caller().orElseThrow().token()).contains(UserToken.of("token-of-alice"));
    }

    @Test
    void twoTokensBesideThePrincipalLeaveOpenWhoItIs() {
        server.deploySecured();
        server.signIn(named("alice"), FakeJsonWebToken.of("alice"), FakeJsonWebToken.of("bob"));

        assertThat(server.user().caller()).isEmpty();
        assertThat(server.user().reason()).contains("ambiguous");
    }

    @Test
    void theBeanServesServersWhosePrincipalIsNoToken() {
        server.deploy(TokenBean.class);

        assertThat(server.whoAmI()).isEqualTo("id-of-bean");
    }

    @Test
    void aBeanOutsideOfARequestIsNobody() {
        server.deploy(OutsideOfARequest.class);

        assertThat(server.caller()).isEmpty();
    }

    @Test
    void theTokenNeverPrints() {
        server.deploySecured();
        server.signIn(FakeJsonWebToken.of("alice"));

        assertThat(server.caller().orElseThrow().toString()).doesNotContain("token-of-alice");
    }
}
