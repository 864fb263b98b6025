package dev.fairlead.authorization;

import dev.fairlead.input.Sensitive;
import java.io.Serializable;
import java.net.URI;
import java.util.Objects;

/**
 * An authorization request that waits for its answer. Keep it in the user's HTTP session, where it may be stored, and
 * take it out when the answer comes, whatever the answer is: it is for one answer only. The verifier in it never prints,
 * and is worth nothing without the code.
 */
public final class AuthorizationRequest implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String destination;
    private final URI uri;
    private final URI redirectUri;
    private final String state;
    private final String verifier;

    /**
     * For the implementation of {@link AuthorizationCodes}.
     *
     * @param uri with all parameters
     * @param verifier the code verifier (RFC 7636, 4.1)
     */
    public AuthorizationRequest(String destination, URI uri, URI redirectUri, String state, Sensitive verifier) {
        this.destination = Objects.requireNonNull(destination, "destination");
        this.uri = Objects.requireNonNull(uri, "uri");
        this.redirectUri = Objects.requireNonNull(redirectUri, "redirectUri");
        this.state = Objects.requireNonNull(state, "state");
        this.verifier = verifier.reveal();
    }

    /** Name of the destination that the code will be for. */
    public String destination() {
        return destination;
    }

    /** Where to send the user's browser. */
    public URI uri() {
        return uri;
    }

    /** Where the browser comes back to. */
    public URI redirectUri() {
        return redirectUri;
    }

    /** What the answer must repeat (RFC 6749, 10.12). */
    public String state() {
        return state;
    }

    /** What proves that the code is ours (RFC 7636). */
    public Sensitive verifier() {
        return Sensitive.of(verifier);
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + destination + ", " + redirectUri + "]";
    }
}
