package dev.fairlead.connector.http;

import static dev.fairlead.connector.http.TestHost.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.TokenPrincipal;
import dev.fairlead.error.NoUserException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.security.GenericCredential;
import java.security.Principal;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Container-managed sign-on: the container passes a Subject (specification of authentication, 4.2 and 4.4). */
class SignOnTest {
    private static final DestinationLookup ERP = DestinationLookup.of("erp");

    private final TestHost host = new TestHost();
    private final SigningOn container = new SigningOn();
    private final HttpConnectionFactory factory = host.factory(container);

    @BeforeEach
    void destinations() {
        host.engine.userBound("erp", "1");
        host.engine.shared("catalogue", "1");
    }

    /** A container that signs on as its deployer configured, and keeps all connections it ever made. */
    private static final class SigningOn implements ConnectionManager {
        private static final long serialVersionUID = 1L;

        private final transient Set<ManagedConnection> made = new HashSet<>();
        private transient Subject subject = new Subject();

        @Override
        public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo request)
                throws ResourceException {
            ManagedConnection connection = factory.matchManagedConnections(made, subject, request);
            if (connection == null) {
                connection = factory.createManagedConnection(subject, request);
                made.add(connection);
            }
            return connection.getConnection(subject, request);
        }

        void as(Principal... principals) {
            subject = new Subject(true, Set.of(principals), Set.of(), Set.of());
        }
    }

    /** What a login module leaves that knows no class of ours. */
    private record JwtOfLogin(String token) implements GenericCredential {

        static String token(String user) {
            String payload = "{\"iss\":\"https://issuer.example\",\"sub\":\"" + user + "\"}";
            return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8)) + ".c2ln";
        }

        @Override
        public String getName() {
            return "";
        }

        @Override
        public String getMechType() {
            return "urn:ietf:params:oauth:token-type:jwt";
        }

        @Override
        public byte[] getCredentialData() {
            return token.getBytes(UTF_8);
        }
    }

    private static TokenPrincipal principal(String name, String token) {
        return new TokenPrincipal(user(name, token).orElseThrow());
    }

    private String tokenUsed(DestinationLookup lookup, OnBehalfOf user) {
        try (HttpConnection connection = factory.getConnection(lookup, user)) {
            return connection.send(DestinationRequest.get("orders")).text().split(" ")[0];
        }
    }

    private static OnBehalfOf onThread(String name, String token) {
        return OnBehalfOf.known(user(name, token));
    }

    @Test
    @Tag("AUTH-32")
    void theSubjectsUserWinsOverTheThreads() {
        container.as(principal("ann", "of-the-subject"));

        assertThat(tokenUsed(ERP, onThread("bob", "of-the-thread"))).isEqualTo("of-the-subject");
    }

    @Test
    @Tag("AUTH-32")
    void theSubjectsUserServesThreadsOfNobody() {
        container.as(principal("ann", "of-the-subject"));

        assertThat(tokenUsed(ERP, OnBehalfOf.NOBODY)).isEqualTo("of-the-subject");
    }

    @Test
    void aPrivateCredentialCountsAsWell() {
        container.subject = new Subject(true, Set.of(), Set.of(), Set.of(principal("ann", "private")));

        assertThat(tokenUsed(ERP, OnBehalfOf.NOBODY)).isEqualTo("private");
    }

    @Test
    @Tag("AUTH-32")
    void aJwtInAGenericCredentialWinsOverTheThreadsUser() {
        String ann = JwtOfLogin.token("ann");
        container.subject = new Subject(true, Set.of(), Set.of(), Set.of(new JwtOfLogin(ann)));

        assertThat(tokenUsed(ERP, onThread("bob", "of-the-thread"))).isEqualTo(ann);
    }

    @Test
    @Tag("AUTH-33")
    void connectionsOfTwoJwtsAreNotShared() {
        for (String user : List.of("ann", "bob")) {
            container.subject = new Subject(true, Set.of(), Set.of(), Set.of(new JwtOfLogin(JwtOfLogin.token(user))));
            assertThat(tokenUsed(ERP, OnBehalfOf.NOBODY)).isEqualTo(JwtOfLogin.token(user));
        }

        assertThat(container.made).hasSize(2);
    }

    @Test
    void whomTheApplicationNamesWinsOverTheSubject() {
        container.as(principal("ann", "of-the-subject"));

        assertThat(tokenUsed(ERP, OnBehalfOf.explicitly(user("bob", "named")))).isEqualTo("named");
        assertThatThrownBy(() -> tokenUsed(ERP, OnBehalfOf.explicitly(Optional.empty())))
                .isInstanceOf(NoUserException.class);
    }

    @Test
    void aSubjectWithoutATokenLeavesTheThreadsUser() {
        container.as(() -> "ann");

        assertThat(tokenUsed(ERP, onThread("bob", "of-the-thread"))).isEqualTo("of-the-thread");
    }

    @Test
    @Tag("AUTH-33")
    void aConnectionOfOneSubjectIsNeverLentToAnother() {
        container.as(principal("ann", "a"));
        assertThat(tokenUsed(ERP, OnBehalfOf.NOBODY)).isEqualTo("a");
        container.as(principal("bob", "b"));
        assertThat(tokenUsed(ERP, OnBehalfOf.NOBODY)).isEqualTo("b");
        container.as(() -> "nobody in particular");
        assertThatThrownBy(() -> tokenUsed(ERP, OnBehalfOf.NOBODY)).isInstanceOf(NoUserException.class);

        assertThat(container.made).hasSize(3);
    }

    @Test
    void aNewTokenOfTheSameUserNeedsNoNewConnection() {
        container.as(principal("ann", "old"));
        tokenUsed(ERP, OnBehalfOf.NOBODY);
        container.as(principal("ann", "new"));

        assertThat(tokenUsed(ERP, OnBehalfOf.NOBODY)).isEqualTo("new");
        assertThat(container.made).hasSize(1);
    }

    @Test
    void aSubjectWithTwoUsersIsNobody() {
        container.as(principal("ann", "a"), principal("bob", "b"));

        assertThatThrownBy(() -> tokenUsed(ERP, onThread("ann", "of-the-thread")))
                .isInstanceOf(NoUserException.class)
                .hasMessageContaining("FL-AUTH-010")
                .hasMessageContaining("ambiguous");
        assertThat(host.engine.responses).isEmpty();
    }

    @Test
    void aDestinationThatIsTheSameForEverybodyTakesNoNoticeOfTheSubject() {
        DestinationLookup catalogue = DestinationLookup.of("catalogue");
        container.as(principal("ann", "a"));
        tokenUsed(catalogue, OnBehalfOf.NOBODY);
        container.as(principal("bob", "b"));
        tokenUsed(catalogue, OnBehalfOf.NOBODY);

        assertThat(container.made).hasSize(1);
    }

    @Test
    @Tag("AUTH-29")
    void withoutAnyUserNothingIsSentAndTheMessageSaysWhy() {
        Optional<Caller> nobody = Optional.empty();

        assertThatThrownBy(() -> tokenUsed(ERP, OnBehalfOf.known(nobody)))
                .isInstanceOf(NoUserException.class)
                .hasMessageContaining("FL-AUTH-010")
                .hasMessageContaining("no user is signed in on this thread");
        assertThat(host.engine.responses).isEmpty();
    }
}
