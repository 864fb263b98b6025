package dev.fairlead.authentication;

import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidDestinationException;
import java.util.Set;

/** Client assertions that are tokens of another destination of the same owner (authentication specification, 7.2). */
final class AssertionProvider {

    private static final Set<String> TYPES = Set.of(
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");

    private final String destination;
    private final OtherDestinations others;

    /**
     * @param destination name of the destination that needs assertions
     */
    AssertionProvider(String destination, OtherDestinations others) {
        this.destination = destination;
        this.others = others;
    }

    /** Tells one state of a provider from another. */
    String revision(String provider) {
        checkAnother(provider);
        try {
            return others.revision(provider);
        } catch (DestinationNotFoundException | InvalidDestinationException e) {
            throw unusable(provider, e);
        }
    }

    /**
     * The provider's token, from its own cache where it has one.
     *
     * @throws DestinationException if the provider gives no assertions, or gets no token
     */
    ClientAssertions.Assertion assertion(String provider) {
        checkAnother(provider);
        String type = type(provider);
        ObtainedToken token = others.token(provider, CallContext.NONE);
        return new ClientAssertions.Assertion(token.value(), type, () -> {
            others.evict(provider, token);
            return true;
        });
    }

    private String type(String provider) {
        Authentication authentication;
        try {
            authentication = others.authentication(provider);
        } catch (DestinationNotFoundException | InvalidDestinationException e) {
            throw unusable(provider, e);
        }
        if (!(authentication instanceof Authentication.ClientCredentials client)) {
            throw unusable(provider, "its authentication is " + authentication.value());
        }
        AssertionSettings settings = client.service().assertion();
        if (settings.providerDestination().isPresent() || settings.local().isPresent()) {
            throw unusable(provider, "it uses a client assertion itself");
        }
        return settings.providedType()
                .filter(TYPES::contains)
                .orElseThrow(() -> unusable(
                        provider,
                        "its clientAssertion.type is "
                                + (settings.providedType().isEmpty() ? "missing" : "not one of a client assertion")));
    }

    private void checkAnother(String provider) {
        if (provider.equals(destination)) {
            throw unusable(provider, "it is the destination itself");
        }
    }

    private DestinationException unusable(String provider, DestinationException cause) {
        String found = cause instanceof DestinationNotFoundException
                ? "no source knows it"
                : "it is invalid: " + cause.detail().place() + " "
                        + cause.detail().found();
        return DestinationException.of(detail(provider, found), cause);
    }

    private DestinationException unusable(String provider, String found) {
        return DestinationException.of(detail(provider, found));
    }

    private ErrorDetail detail(String provider, String found) {
        return ErrorDetail.of(
                ErrorCode.CLIENT_ASSERTION_UNUSABLE,
                destination,
                "client assertion provider '" + provider + "'",
                found);
    }
}
