package dev.fairlead.caller;

import java.util.Optional;

/**
 * Who the user of a call is, and how an application says so itself; a bean to inject. Needed for tasks only: in a
 * request, the container knows.
 *
 * <pre>{@code
 * @Inject Callers callers;
 *
 * // a task that goes on for the user of this request
 * executor.submit(callers.capture().runnable(() -> erp.post("reports", report)));
 *
 * // trusted code that has found out who the user is
 * try (RunAs scope = callers.runAs(caller)) {
 *     erp.get("orders").text();
 * }
 * }</pre>
 */
public interface Callers {

    /** The user on whose behalf a destination would be called on this thread now; empty for nobody. */
    Optional<Caller> current();

    /**
     * Calls of this thread are for {@code caller} from now on, until the scope is closed, whoever is signed in. Scopes
     * may be nested and are closed in the reverse order. No other thread takes part, nor any that this one starts.
     *
     * <p>A token is the tenant's and lives as long as it says: calls for another tenant are refused, and so are all that
     * need a user once it has expired. It is verified with the keys of the destination ({@code x_user_token.jwks}) or of the
     * issuers that the installation trusts, even if the caller has been {@linkplain Caller#verified() verified} before:
     * to go on for the user of a request, use {@link #capture}.
     */
    RunAs runAs(Caller caller);

    /** Takes along who the user is at this moment, nobody too, for tasks on other threads. */
    CapturedCaller capture();
}
