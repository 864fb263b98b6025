package dev.fairlead.authentication;

import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.ClientAssertion;
import java.util.List;
import java.util.Optional;

/**
 * Assertions that authenticate a client (RFC 7521, 4.2), from the first of four origins that there is (authentication
 * specification, 7.1): given with the call, of a destination named with the call, of a destination named by the
 * destination, signed here.
 */
final class ClientAssertions {

    private final String destination;
    private final AssertionSettings settings;
    private final AssertionProvider providers;
    private final Optional<LocalAssertion> local;

    /**
     * @param destination name of the destination
     * @param local signs assertions; empty if the destination has no key for them
     */
    ClientAssertions(
            String destination, AssertionSettings settings, OtherDestinations others, Optional<LocalAssertion> local) {
        this.destination = destination;
        this.settings = settings;
        this.providers = new AssertionProvider(destination, others);
        this.local = local;
    }

    /**
     * @param renewal forgets the assertion where it came from
     */
    record Assertion(Secret value, String type, ClientProof.Renewal renewal) {}

    boolean usedBy(CallInput input) {
        return settings.shown()
                || input.clientAssertion().isPresent()
                || input.clientAssertionDestination().isPresent();
    }

    /**
     * What a token got with the assertion depends on. A key of the destination's own belongs to its revision.
     *
     * @throws DestinationException if the call names two origins
     */
    List<String> fields(CallInput input) {
        if (input.clientAssertion().isPresent()) {
            checkOneOrigin(input);
            ClientAssertion given = input.clientAssertion().get();
            return List.of(
                    "client assertion",
                    given.type(),
                    Digests.of(given.assertion().reveal()));
        }
        Optional<String> provider = provider(input);
        return provider.isEmpty()
                ? List.of()
                : List.of("client assertion of", provider.get(), providers.revision(provider.get()));
    }

    /**
     * The assertion for one request.
     *
     * @param url the token endpoint
     * @throws DestinationException if it cannot be had
     */
    Assertion get(String url, CallInput input) {
        checkOneOrigin(input);
        if (input.clientAssertion().isPresent()) {
            return given(input.clientAssertion().get());
        }
        Optional<String> provider = provider(input);
        if (provider.isPresent()) {
            return providers.assertion(provider.get());
        }
        Secret signed = local.orElseThrow(this::missing).sign(url);
        return new Assertion(signed, LocalAssertion.TYPE, ClientProof.Renewal.NONE);
    }

    private Assertion given(ClientAssertion given) {
        if (given.assertion().reveal().isBlank() || given.type().isBlank()) {
            throw missing();
        }
        return new Assertion(Secret.of(given.assertion().reveal()), given.type(), ClientProof.Renewal.NONE);
    }

    private DestinationException missing() {
        return DestinationException.of(
                ErrorDetail.of(ErrorCode.INPUT_MISSING, destination, "client assertion", "or its type is not given")
                        .withHint("Give both with the call"));
    }

    private Optional<String> provider(CallInput input) {
        return input.clientAssertionDestination().or(settings::providerDestination);
    }

    private void checkOneOrigin(CallInput input) {
        if (input.clientAssertion().isPresent()
                && input.clientAssertionDestination().isPresent()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.INPUT_CONTRADICTORY,
                    destination,
                    "client assertion",
                    "is given with the call, and so is a destination to get one from"));
        }
    }
}
