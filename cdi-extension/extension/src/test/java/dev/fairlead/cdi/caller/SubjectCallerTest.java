package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.named;
import static dev.fairlead.cdi.caller.AskedServer.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.TokenPrincipal;
import dev.fairlead.cdi.container.FakeJsonWebToken;
import jakarta.security.jacc.PolicyContext;
import jakarta.security.jacc.PolicyContextException;
import jakarta.security.jacc.PolicyContextHandler;
import java.util.Set;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users in the Subject of Jakarta Authorization's policy context; specification of authentication, 4.2, source 6. */
class SubjectCallerTest {
    private static final String SUBJECT = "javax.security.auth.Subject.container";

    @RegisterExtension
    final AskedServer server = new AskedServer();

    /** The policy context of a container, whose Subject is that of the test. */
    private record Policy(Subject subject) implements PolicyContextHandler {
        @Override
        public Object getContext(String key, Object data) {
            return subject;
        }

        @Override
        public String[] getKeys() {
            return new String[] {SUBJECT};
        }

        @Override
        public boolean supports(String key) {
            return key.equals(SUBJECT);
        }
    }

    private static void signOn(Subject subject) throws PolicyContextException {
        PolicyContext.registerHandler(SUBJECT, new Policy(subject), true);
    }

    @AfterEach
    void signOff() throws PolicyContextException {
        signOn(null);
    }

    @Test
    void thePrivateCredentialIsTheCaller() throws PolicyContextException {
        server.deploy();
        Subject subject = new Subject();
        subject.getPrivateCredentials().add(new TokenPrincipal(withToken("alice")));
        signOn(subject);

        assertThat(server.caller()).contains(withToken("alice").asVerified());
    }

    @Test
    void aTokenOfMicroProfileJwtComesFirst() throws PolicyContextException {
        server.deploySecured();
        server.signIn(FakeJsonWebToken.of("bob"));
        signOn(new Subject(true, Set.of(new TokenPrincipal(withToken("alice"))), Set.of(), Set.of()));

        assertThat(server.whoAmI()).isEqualTo("id-of-bob");
    }

    @Test
    void aSubjectWithOtherPrincipalsSaysNothing() throws PolicyContextException {
        server.deploy();
        signOn(new Subject(true, Set.of(named("alice")), Set.of(), Set.of("password")));

        assertThat(server.caller()).isEmpty();
    }
}
