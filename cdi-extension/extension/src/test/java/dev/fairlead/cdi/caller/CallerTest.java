package dev.fairlead.cdi.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.Destination;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.CallerSource;
import dev.fairlead.caller.TokenPrincipal;
import dev.fairlead.caller.UserToken;
import dev.fairlead.cdi.container.FakeJsonWebToken;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.SignedInUser;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.security.jacc.PolicyContext;
import jakarta.security.jacc.PolicyContextException;
import jakarta.security.jacc.PolicyContextHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import javax.security.auth.Subject;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On whose behalf a destination is called. */
class CallerTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    @BeforeEach
    void oneSystem() {
        server.factory()
                .target(
                        "erp",
                        call -> FakeResponse.ok(call.userId())
                                .header(
                                        "X-Token",
                                        call.caller()
                                                .flatMap(Caller::token)
                                                .map(UserToken::reveal)
                                                .orElse("none")));
    }

    /** One object for all users. */
    @ApplicationScoped
    static class Shared {
        @Inject
        @Destination("erp")
        HttpDestination erp;

        String whoAmI() {
            return erp.get("whoami").text();
        }

        String whichToken() {
            try (DestinationResponse response = erp.get("token")) {
                return response.header("X-Token").orElseThrow();
            }
        }

        void startCall() {
            erp.sendAsync(DestinationRequest.get("whoami"))
                    .toCompletableFuture()
                    .join()
                    .close();
        }
    }

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

    @ApplicationScoped
    static class OwnCallerSource implements CallerSource {
        @Override
        public Optional<Caller> caller() {
            return Thread.currentThread().getName().equals("no task")
                    ? Optional.empty()
                    : Optional.of(new Caller(
                            new CallerIdentity("t1", "own", "batch-user"),
                            "Batch",
                            Optional.of(UserToken.of("own-token"))));
        }
    }

    /** The bean of a container on a thread without a request. */
    @ApplicationScoped
    static class NoRequest {
        @Produces
        HttpServletRequest request() {
            return (HttpServletRequest) Proxy.newProxyInstance(
                    HttpServletRequest.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (proxy, method, arguments) -> {
                        throw new IllegalStateException("no request on this thread");
                    });
        }
    }

    /** The request that is under way; its headers carry another user's token. */
    @ApplicationScoped
    static class RequestOfSomebodyElse {
        private final List<String> asked = new CopyOnWriteArrayList<>();

        @Produces
        HttpServletRequest request() {
            return (HttpServletRequest) Proxy.newProxyInstance(
                    HttpServletRequest.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (proxy, method, arguments) -> {
                        asked.add(method.getName());
                        return switch (method.getName()) {
                            case "getAuthType" -> HttpServletRequest.FORM_AUTH;
                            case "getHeader" -> "Bearer token-of-bob";
                            default -> null;
                        };
                    });
        }

        List<String> asked() {
            return asked;
        }
    }

    private Optional<Caller> caller() {
        server.bean(Shared.class).whoAmI();
        return server.factory().lastExchange().caller();
    }

    private SignedInUser security() {
        return server.bean(SignedInUser.class);
    }

    private static Principal named(String name) {
        return () -> name;
    }

    @Nested
    class Nobody {

        @Test
        @Tag("AUTH-29")
        void isAThreadWithoutARequestAsOfTimersAndMessages() throws Exception {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(FakeJsonWebToken.of("alice"));
            Shared shared = server.bean(Shared.class);
            FutureTask<String> task = new FutureTask<>(shared::whoAmI);
            new Thread(task).start();

            assertThat(task.get()).isEqualTo("nobody");
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " ", "anonymous", "ANONYMOUS", "guest", "Guest", "UNAUTHENTICATED"})
        void isWhateverAServerCallsNobody(String name) {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(named(name));

            assertThat(caller()).isEmpty();
        }

        @Test
        void isAMissingPrincipal() {
            server.deploy(Shared.class, SignedInUser.class);

            assertThat(caller()).isEmpty();
        }

        @Test
        void isAServerWithoutSecurity() {
            server.deploy(Shared.class);

            assertThat(caller()).isEmpty();
        }
    }

    @Nested
    class OfMicroProfileJwt {

        @Test
        void thePrincipalBringsTokenIssuerAndSubject() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(FakeJsonWebToken.of("alice"));

            Caller caller = caller().orElseThrow();

            assertThat(caller.identity()).isEqualTo(new CallerIdentity("", "https://idp.example", "id-of-alice"));
            assertThat(caller.name()).isEqualTo("alice");
            assertThat(caller.token().orElseThrow().reveal()).isEqualTo("token-of-alice");
        }

        @Test
        void theTenantIsTheFirstOfTheThreeClaims() {
            server.deploy(Shared.class, SignedInUser.class);
            security()
                    .signIn(new FakeJsonWebToken(
                            "alice",
                            "t",
                            Map.of(
                                    "iss",
                                    "i",
                                    "sub",
                                    "s",
                                    "zone_uuid",
                                    "third",
                                    "app_tid",
                                    Json.createValue("second"))));

            assertThat(caller().orElseThrow().identity().tenant()).isEqualTo("second");
        }

        @Test
        void usersOfTheSameNameFromTwoIdentityProvidersAreTwoUsers() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(ofOrigin("ldap"));
            CallerIdentity fromLdap = caller().orElseThrow().identity();
            security().signIn(ofOrigin("social"));

            assertThat(caller().orElseThrow().identity()).isNotEqualTo(fromLdap);
            assertThat(fromLdap).isEqualTo(new CallerIdentity("", "https://uaa.example#ldap", "alice"));
        }

        private static FakeJsonWebToken ofOrigin(String origin) {
            return new FakeJsonWebToken("alice", "t", Map.of("iss", "https://uaa.example", "origin", origin));
        }

        @Test
        void withoutASubjectTheNameIsTheUser() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(new FakeJsonWebToken("alice", "t", Map.of("iss", "i")));

            assertThat(caller().orElseThrow().identity().userId()).isEqualTo("alice");
        }

        @Test
        void withoutAnIssuerTheTokenDoesNotCount() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(new FakeJsonWebToken("alice", "t", Map.of("sub", "s")));

            assertThat(caller().orElseThrow().token()).isEmpty();
            assertThat(caller().orElseThrow().identity().issuer()).isEqualTo("container");
        }

        @Test
        void theOneTokenBesideThePrincipalCounts() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(named("alice"), FakeJsonWebToken.of("alice"));

            assertThat(caller().orElseThrow().token()).contains(UserToken.of("token-of-alice"));
        }

        @Test
        void twoTokensBesideThePrincipalLeaveOpenWhoItIs() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(named("alice"), FakeJsonWebToken.of("alice"), FakeJsonWebToken.of("bob"));

            assertThat(caller()).isEmpty();
            assertThat(server.factory().lastExchange().user().reason()).contains("ambiguous");
        }

        @Test
        void theBeanServesServersWhosePrincipalIsNoToken() {
            server.deploy(Shared.class, TokenBean.class);

            assertThat(caller().orElseThrow().identity().userId()).isEqualTo("id-of-bean");
        }

        @Test
        void aBeanOutsideOfARequestIsNobody() {
            server.deploy(Shared.class, OutsideOfARequest.class);

            assertThat(caller()).isEmpty();
        }
    }

    @Nested
    class OfAMechanismOfTheApplication {

        @Test
        void theTokenPrincipalIsTheCaller() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(new TokenPrincipal(withToken("alice")));

            assertThat(caller()).contains(withToken("alice"));
        }

        @Test
        void theTokenPrincipalBesideTheCallerCounts() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(named("alice"), new TokenPrincipal(withToken("alice")));

            assertThat(caller()).contains(withToken("alice"));
        }

        @Test
        void twoTokenPrincipalsLeaveOpenWhoItIs() {
            server.deploy(Shared.class, SignedInUser.class);
            security()
                    .signIn(
                            named("alice"),
                            new TokenPrincipal(withToken("alice")),
                            new TokenPrincipal(withToken("bob")));

            assertThat(caller()).isEmpty();
            assertThat(server.factory().lastExchange().user().reason()).contains("ambiguous");
        }
    }

    @Nested
    class OfJakartaAuthorization {
        private static final String SUBJECT = "javax.security.auth.Subject.container";

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

        private void signOn(Subject subject) throws PolicyContextException {
            PolicyContext.registerHandler(SUBJECT, new Policy(subject), true);
        }

        @AfterEach
        void signOff() throws PolicyContextException {
            signOn(null);
        }

        @Test
        void thePrivateCredentialOfTheSubjectIsTheCaller() throws PolicyContextException {
            server.deploy(Shared.class);
            Subject subject = new Subject();
            subject.getPrivateCredentials().add(new TokenPrincipal(withToken("alice")));
            signOn(subject);

            assertThat(caller()).contains(withToken("alice"));
        }

        @Test
        void aTokenOfMicroProfileJwtComesFirst() throws PolicyContextException {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(FakeJsonWebToken.of("bob"));
            signOn(new Subject(true, Set.of(new TokenPrincipal(withToken("alice"))), Set.of(), Set.of()));

            assertThat(caller().orElseThrow().identity().userId()).isEqualTo("id-of-bob");
        }

        @Test
        void aSubjectWithOtherPrincipalsSaysNothing() throws PolicyContextException {
            server.deploy(Shared.class);
            signOn(new Subject(true, Set.of(named("alice")), Set.of(), Set.of("password")));

            assertThat(caller()).isEmpty();
        }
    }

    private static Caller withToken(String user) {
        return new Caller(
                new CallerIdentity("t1", "https://idp.example", user), user, Optional.of(UserToken.of("t-" + user)));
    }

    @Nested
    class ByNameOnly {

        @Test
        void thereIsNoTokenAndTheContainerIsTheIssuer() {
            server.deploy(Shared.class, SignedInUser.class);
            security().signIn(named("alice"));

            Caller caller = caller().orElseThrow();

            assertThat(caller.identity()).isEqualTo(new CallerIdentity("", "container", "alice"));
            assertThat(caller.token()).isEmpty();
        }

        @Test
        void theMechanismThatLoggedTheUserOnIsTheIssuer() {
            server.deploy(Shared.class, SignedInUser.class, RequestOfSomebodyElse.class);
            security().signIn(named("alice"));

            assertThat(caller().orElseThrow().identity().issuer()).isEqualTo("FORM");
        }

        @Test
        void aPrincipalWithoutARequestRanAsSomebodyWhoDidNotLogOn() {
            server.deploy(Shared.class, SignedInUser.class, NoRequest.class);
            security().signIn(named("timer"));

            assertThat(caller().orElseThrow().identity().issuer()).isEqualTo("run-as");
        }

        @Test
        @Tag("AUTH-31")
        void theAuthorizationHeaderOfTheRequestIsNotEvenRead() {
            server.deploy(Shared.class, SignedInUser.class, RequestOfSomebodyElse.class);
            security().signIn(named("alice"));

            assertThat(caller().orElseThrow().identity().userId()).isEqualTo("alice");
            assertThat(caller().orElseThrow().token()).isEmpty();
            assertThat(server.bean(RequestOfSomebodyElse.class).asked()).containsOnly("getAuthType");
        }
    }

    @Nested
    class FromTheApplicationItself {

        @Test
        void winsOverTheContainer() {
            server.deploy(Shared.class, SignedInUser.class, OwnCallerSource.class);
            security().signIn(FakeJsonWebToken.of("alice"));

            assertThat(caller().orElseThrow().identity().userId()).isEqualTo("batch-user");
        }

        @Test
        void leavesTheContainerToAnswerWhereItKnowsNobody() {
            server.deploy(Shared.class, SignedInUser.class, OwnCallerSource.class);
            security().signIn(FakeJsonWebToken.of("alice"));
            String before = Thread.currentThread().getName();
            Thread.currentThread().setName("no task");
            try {
                assertThat(caller().orElseThrow().identity().userId()).isEqualTo("id-of-alice");
            } finally {
                Thread.currentThread().setName(before);
            }
        }
    }

    @Test
    void isReadAnewForEachCall() {
        server.deploy(Shared.class, SignedInUser.class);
        Shared shared = server.bean(Shared.class);

        security().signIn(FakeJsonWebToken.of("alice"));
        assertThat(shared.whoAmI()).isEqualTo("id-of-alice");
        security().signIn(FakeJsonWebToken.of("bob"));
        assertThat(shared.whoAmI()).isEqualTo("id-of-bob");
        security().signIn(null);
        assertThat(shared.whoAmI()).isEqualTo("nobody");
    }

    @Test
    @Tag("AUTH-24")
    void isThatOfTheCallingThreadHoweverManyShareTheBean() throws Exception {
        server.deploy(Shared.class, SignedInUser.class);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, 1000)
                    .mapToObj(number -> (Callable<String>) () -> tokenFor("user-" + number % 7))
                    .toList();

            List<Future<String>> tokens = threads.invokeAll(calls);

            for (int number = 0; number < tokens.size(); number++) {
                assertThat(tokens.get(number).get()).isEqualTo("token-of-user-" + number % 7);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Signs the thread in, calls, and gives the token that the destination was called with. */
    private String tokenFor(String user) {
        security().signIn(FakeJsonWebToken.of(user));
        return server.bean(Shared.class).whichToken();
    }

    @Test
    void ofAnAsynchronousCallIsThatOfTheThreadThatMakesIt() {
        server.deploy(Shared.class, SignedInUser.class);
        security().signIn(FakeJsonWebToken.of("alice"));

        server.bean(Shared.class).startCall();

        assertThat(server.factory().lastExchange().userId()).isEqualTo("id-of-alice");
    }

    @Test
    void neverPrintsItsToken() {
        server.deploy(Shared.class, SignedInUser.class);
        security().signIn(FakeJsonWebToken.of("alice"));

        assertThat(caller().orElseThrow().toString()).doesNotContain("token-of-alice");
    }
}
