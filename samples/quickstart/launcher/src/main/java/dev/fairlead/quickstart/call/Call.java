package dev.fairlead.quickstart.call;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call that any user can make through the application.
 *
 * @param id names it in the page's addresses
 * @param attempt what is tried
 * @param destination name of the destination
 * @param injection how the application comes by it
 * @param route the way to the system
 * @param authentication the destination's {@code Authentication}
 * @param path path and query at the application
 * @param bearer the token that goes along
 * @param impersonates user whose certificate the application states in the user's place; empty for none
 * @param expectation what must come of it, by the user who makes it
 */
public record Call(
        String id,
        String attempt,
        String destination,
        Injection injection,
        Route route,
        String authentication,
        String path,
        Bearer bearer,
        Optional<String> impersonates,
        Function<String, Expectation> expectation) {

    public Call {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(attempt, "attempt");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(injection, "injection");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(bearer, "bearer");
        Objects.requireNonNull(impersonates, "impersonates");
        Objects.requireNonNull(expectation, "expectation");
    }

    /** The same call with another token. */
    Call with(Bearer other) {
        return new Call(
                id, attempt, destination, injection, route, authentication, path, other, impersonates, expectation);
    }

    /** The same call with the certificate of {@code user} stated by the application. */
    Call impersonating(String user) {
        return new Call(
                id,
                attempt,
                destination,
                injection,
                route,
                authentication,
                path,
                bearer,
                Optional.of(user),
                expectation);
    }
}
