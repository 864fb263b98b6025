package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.named;
import static dev.fairlead.cdi.caller.AskedServer.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.TokenPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users whom an authentication mechanism of the application left with a token. */
class TokenPrincipalCallerTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    @BeforeEach
    void deploy() {
        server.deploySecured();
    }

    @Test
    void thePrincipalIsTheCaller() {
        server.signIn(new TokenPrincipal(withToken("alice")));

        assertThat(server.caller()).contains(withToken("alice").asVerified());
    }

    @Test
    void oneBesideThePrincipalCounts() {
        server.signIn(named("alice"), new TokenPrincipal(withToken("alice")));

        assertThat(server.caller()).contains(withToken("alice").asVerified());
    }

    @Test
    void twoLeaveOpenWhoItIs() {
        server.signIn(named("alice"), new TokenPrincipal(withToken("alice")), new TokenPrincipal(withToken("bob")));

        assertThat(server.user().caller()).isEmpty();
        assertThat(server.user().reason()).contains("ambiguous");
    }
}
