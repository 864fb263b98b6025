package dev.fairlead.cdi.caller;

import dev.fairlead.Destination;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.UserToken;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.SignedInUser;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server with an application that calls a system, which tells on whose behalf it was called. */
final class AskedServer implements BeforeEachCallback, AfterEachCallback {
    private static final String SYSTEM = "erp";

    private final TestServer server = new TestServer();

    /** One object for all users. */
    @ApplicationScoped
    static class Shared {
        @Inject
        @Destination(SYSTEM)
        HttpDestination erp;

        String whoAmI() {
            return erp.get("whoami").text();
        }

        String whoAmILater() {
            return erp.sendAsync(DestinationRequest.get("whoami"))
                    .toCompletableFuture()
                    .join()
                    .text();
        }

        String whichToken() {
            try (DestinationResponse response = erp.get("token")) {
                return response.header("X-Token").orElseThrow();
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.beforeEach(context);
        server.factory()
                .target(
                        SYSTEM,
                        call -> FakeResponse.ok(call.userId())
                                .header(
                                        "X-Token",
                                        call.caller()
                                                .flatMap(Caller::token)
                                                .map(UserToken::reveal)
                                                .orElse("none")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.afterEach(context);
    }

    /** Starts the application on a server with these beans and a security that signs each thread in by itself. */
    void deploySecured(Class<?>... beans) {
        deploy(Stream.concat(Stream.of(SignedInUser.class), Stream.of(beans)).toArray(Class<?>[]::new));
    }

    /** Starts the application on a server that has these beans alone. */
    void deploy(Class<?>... beans) {
        server.deploy(Stream.concat(Stream.of(Shared.class), Stream.of(beans)).toArray(Class<?>[]::new));
    }

    void configure(String key, String value) {
        server.configure(key, value);
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** Signs the calling thread in, with what else the log-in leaves in the subject; null signs it out. */
    void signIn(Principal principal, Principal... beside) {
        bean(SignedInUser.class).signIn(principal, beside);
    }

    /** The user id with which the system was called by this thread; {@code nobody} without a user. */
    String whoAmI() {
        return bean(Shared.class).whoAmI();
    }

    /** As {@link #whoAmI}, by an asynchronous call. */
    String whoAmILater() {
        return bean(Shared.class).whoAmILater();
    }

    /** The token with which the system was called by this thread; {@code none} without one. */
    String whichToken() {
        return bean(Shared.class).whichToken();
    }

    /** On whose behalf the system was called by this thread. */
    OnBehalfOf user() {
        whoAmI();
        return server.factory().lastExchange().user();
    }

    /** Who the system was called for by this thread; empty for nobody. */
    Optional<Caller> caller() {
        return user().caller();
    }

    static Principal named(String name) {
        return () -> name;
    }

    /** A user with a token, {@code t-<user>}, as an application describes one. */
    static Caller withToken(String user) {
        return new Caller(
                new CallerIdentity("t1", "https://idp.example", user), user, Optional.of(UserToken.of("t-" + user)));
    }
}
