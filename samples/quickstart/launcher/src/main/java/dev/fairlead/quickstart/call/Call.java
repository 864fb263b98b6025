package dev.fairlead.quickstart.call;

import java.util.Objects;
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
 * @param impersonating whether the application states the certificate of another user
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
        boolean impersonating,
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
        Objects.requireNonNull(expectation, "expectation");
    }

    /** The same call with another token. */
    Call with(Bearer other) {
        return new Call(
                id, attempt, destination, injection, route, authentication, path, other, impersonating, expectation);
    }

    /** The same call, with the certificate of another user stated by the application. */
    Call thatImpersonates() {
        return new Call(id, attempt, destination, injection, route, authentication, path, bearer, true, expectation);
    }
}
