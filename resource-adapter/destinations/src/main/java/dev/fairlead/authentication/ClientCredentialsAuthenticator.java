package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bearer token for a technical client (RFC 6749, 4.4). The user plays no part: all users of an application share the
 * token.
 */
public final class ClientCredentialsAuthenticator implements Authenticator {

    private final DestinationScope owner;
    private final TokenService service;
    private final Transport transport;
    private final TokenServices shared;
    private volatile Optional<Endpoint> endpoint = Optional.empty();

    /**
     * @param transport the way to the token service
     * @param shared what the engine's destinations share
     */
    public ClientCredentialsAuthenticator(
            DestinationScope owner,
            Authentication.ClientCredentials settings,
            Transport transport,
            TokenServices shared) {
        this.owner = owner;
        this.service = settings.service();
        this.transport = transport;
        this.shared = shared;
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return withToken(exchange, token(endpoint()));
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        Endpoint at = endpoint();
        sent.headers().stream()
                .filter(header -> header.getKey().equals("Authorization"))
                .map(header -> Secret.of(header.getValue().substring("Bearer ".length())))
                .forEach(refused -> shared.cache().evict(at.key(), refused));
        return Optional.of(withToken(original, token(at)));
    }

    @Override
    public void retire() {
        endpoint.ifPresent(at -> shared.cache().drop(at.key()));
    }

    private Token token(Endpoint at) {
        return shared.cache().get(at.key(), () -> fetch(at.url()));
    }

    private static Exchange withToken(Exchange exchange, Token token) {
        return exchange.withHeader("Authorization", "Bearer " + token.value().reveal());
    }

    /** Resolved when it is first needed: a missing tenant is an error of the call, not of the destination. */
    private Endpoint endpoint() {
        Optional<Endpoint> known = endpoint;
        if (known.isPresent()) {
            return known.get();
        }
        HttpUrl url = TokenUrl.resolve(service, owner.destination(), owner.tenant());
        Endpoint resolved = new Endpoint(url, key(url));
        endpoint = Optional.of(resolved);
        return resolved;
    }

    private record Endpoint(HttpUrl url, TokenKey key) {}

    private TokenKey key(HttpUrl url) {
        return TokenKey.of(List.of(
                Optional.of("v1"),
                Optional.of("local:" + owner.application() + "/" + owner.destination()),
                Optional.of(owner.revision()),
                Optional.of("OAuth2ClientCredentials"),
                Optional.of(url.scheme() + "://" + url.authority() + url.target()),
                Optional.of(service.clientId()),
                Optional.of(service.scope()).filter(scope -> !scope.isEmpty()),
                service.common() ? Optional.of(owner.tenant()) : Optional.empty(),
                Optional.empty()));
    }

    private Token fetch(HttpUrl url) {
        TokenKey client = client(url);
        shared.circuit().suspendedUntil(client).ifPresent(until -> {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TOKEN_SERVICE_SUSPENDED,
                    owner.destination(),
                    "token service",
                    "it refused the client three times, no request is made before " + until));
        });
        TokenAnswer answer = new TokenAnswer(owner.destination(), new Sanitiser(secrets()));
        try {
            Token token = new TokenServiceClient(transport, answer, shared.clock(), shared.pause())
                    .fetch(TokenRequest.of(owner.destination(), service, url));
            shared.circuit().accepted(client);
            return token;
        } catch (DestinationException e) {
            if (e.code() == ErrorCode.CLIENT_REJECTED) {
                shared.circuit().refused(client);
            }
            throw e;
        }
    }

    private TokenKey client(HttpUrl url) {
        List<Optional<String>> fields = new ArrayList<>();
        fields.add(Optional.of(url.toString()));
        fields.add(Optional.of(service.clientId()));
        fields.add(service.clientSecret().map(Secret::reveal));
        fields.add(service.serviceUser().map(TokenService.ServiceUser::user));
        fields.add(service.serviceUser().map(user -> user.password().reveal()));
        return TokenKey.of(fields);
    }

    private List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        service.clientSecret().ifPresent(secrets::add);
        service.serviceUser().ifPresent(user -> secrets.add(user.password()));
        return secrets;
    }
}
