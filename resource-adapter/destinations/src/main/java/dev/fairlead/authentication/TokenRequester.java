package dev.fairlead.authentication;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.transport.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks one token endpoint on behalf of one call, in the client's name. */
final class TokenRequester {

    private static final int REFUSALS_OF_CLIENT = 3;
    private static final int REFUSALS_OF_ACCOUNT = 2;
    private static final Set<String> SECRET = Set.of(
            "username",
            "password",
            "assertion",
            "code",
            "code_verifier",
            "refresh_token",
            "subject_token",
            "actor_token",
            "client_secret",
            "client_assertion");

    private final String destination;
    private final TokenService service;
    private final HttpUrl url;
    private final TokenKey key;
    private final CallContext call;
    private final ClientAuthentication client;
    private final Transport transport;
    private final TokenServices shared;

    /**
     * @param destination name of the destination, for messages
     * @param url the token endpoint with its query
     * @param key what the token depends on
     * @param transport the way to the token service
     */
    TokenRequester(
            String destination,
            TokenService service,
            HttpUrl url,
            TokenKey key,
            CallContext call,
            ClientAuthentication client,
            Transport transport,
            TokenServices shared) {
        this.destination = destination;
        this.service = service;
        this.url = url;
        this.key = key;
        this.call = call;
        this.client = client;
        this.transport = transport;
        this.shared = shared;
    }

    /** The token endpoint without its query. */
    String url() {
        return url.toString();
    }

    /** What the token depends on, and {@code more}. */
    TokenKey keyWith(String more) {
        return TokenKey.of(List.of(Optional.of(key.digest()), Optional.of(more)));
    }

    /**
     * One request, repeated as the grant allows, and once with another client assertion if the first was refused.
     *
     * @throws DestinationException if the token service gives nothing, or was not to be asked
     */
    TokenReply ask(GrantRequest request) {
        if (request.bearer().isPresent()) {
            return send(request, ClientProof.of(List.of()));
        }
        TokenKey credentials = client.credentials(url(), call.input());
        Optional<TokenKey> account = request.account().isEmpty()
                ? Optional.empty()
                : Optional.of(TokenKey.of(Stream.concat(Stream.of(url()), request.account().stream())
                        .map(Optional::of)
                        .toList()));
        checkNotSuspended(credentials, REFUSALS_OF_CLIENT, "the client");
        account.ifPresent(technicalUser -> checkNotSuspended(technicalUser, REFUSALS_OF_ACCOUNT, "the user"));
        try {
            TokenReply reply = withClient(request, credentials);
            shared.circuit().accepted(credentials);
            account.ifPresent(shared.circuit()::accepted);
            return reply;
        } catch (DestinationException e) {
            if (e.code() == ErrorCode.GRANT_REJECTED) {
                account.ifPresent(shared.circuit()::refused);
            }
            throw e;
        }
    }

    private TokenReply withClient(GrantRequest request, TokenKey credentials) {
        ClientProof proof = client.prove(url(), call.input());
        try {
            return counted(request, proof, credentials);
        } catch (DestinationException e) {
            boolean again =
                    e.code() == ErrorCode.CLIENT_REJECTED && proof.renew().forget();
            if (!again) {
                throw e;
            }
            return counted(request, client.prove(url(), call.input()), credentials);
        }
    }

    private TokenReply counted(GrantRequest request, ClientProof proof, TokenKey credentials) {
        try {
            return send(request, proof);
        } catch (DestinationException e) {
            if (e.code() == ErrorCode.CLIENT_REJECTED) {
                shared.circuit().refused(credentials);
            }
            throw e;
        }
    }

    private TokenReply send(GrantRequest request, ClientProof proof) {
        TokenAnswer answer =
                new TokenAnswer(destination, service, request.expected(), new Sanitiser(secrets(request, proof)));
        return new TokenServiceClient(transport, answer, shared.clock(), shared.pause())
                .fetch(TokenRequest.of(destination, service, url, request, proof), request.repeat());
    }

    private void checkNotSuspended(TokenKey credentials, int tries, String who) {
        Optional<Instant> until = shared.circuit().suspendedUntil(credentials, tries);
        if (until.isPresent()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TOKEN_SERVICE_SUSPENDED,
                    destination,
                    "token service",
                    "it refused " + who + " " + tries + " times, no request is made before " + until.get()));
        }
    }

    /** What must not stand in messages, should the token service quote it. */
    private List<Secret> secrets(GrantRequest request, ClientProof proof) {
        List<Secret> secrets = new ArrayList<>();
        Stream.of(request.parameters(), proof.parameters(), service.parameters())
                .flatMap(List::stream)
                .filter(parameter -> SECRET.contains(parameter.getKey()))
                .map(parameter -> Secret.of(parameter.getValue()))
                .forEach(secrets::add);
        service.headers().forEach(header -> secrets.add(Secret.of(header.getValue())));
        service.clientSecret().ifPresent(secrets::add);
        service.serviceUser().ifPresent(user -> secrets.add(user.password()));
        request.bearer().ifPresent(secrets::add);
        return secrets;
    }
}
