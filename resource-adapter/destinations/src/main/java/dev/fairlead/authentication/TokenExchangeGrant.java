package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.Sensitive;
import dev.fairlead.input.TypedToken;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One token for another (RFC 8693). The application gives subject and actor; where the destination says so, the user is
 * the subject of calls that give none. What the target is told depends on the kind of token that was issued:
 *
 * <table>
 * <caption>Header field by {@code issued_token_type}</caption>
 * <tr><td>{@code access_token}, {@code jwt}</td><td>{@code Authorization: Bearer}</td></tr>
 * <tr><td>{@code saml2-header}</td><td>{@code Authorization: SAML2.0}</td></tr>
 * <tr><td>{@code saml2} and any other</td><td>none: the token is for another use</td></tr>
 * </table>
 *
 * @param destination name of the destination, for messages
 * @param userByDefault whether the user is the subject of calls that give none
 */
record TokenExchangeGrant(String destination, Users users, boolean userByDefault) implements Grant {

    private static final String TYPE = "urn:ietf:params:oauth:token-type:";
    private static final String SAML_HEADER = "urn:sap:identity:oauth:token-type:saml2-header";

    @Override
    public GrantInput input(CallContext call, Instant now) {
        List<String> fields = new ArrayList<>();
        call.input().actorToken().ifPresent(actor -> addDigest(fields, checkedActor(actor)));
        Optional<TypedToken> subject = call.input().subjectToken();
        if (subject.isEmpty() && userByDefault) {
            return new GrantInput(Optional.of(users.of(destination, call, now)), fields, true);
        }
        fields.add("subject");
        addDigest(fields, checked(subject));
        return new GrantInput(Optional.empty(), fields, true);
    }

    private static void addDigest(List<String> fields, TypedToken token) {
        fields.add(Digests.of(token.token().reveal()));
        fields.add(token.type());
    }

    private TypedToken checked(Optional<TypedToken> subject) {
        return subject.filter(TokenExchangeGrant::whole)
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                                ErrorCode.INPUT_MISSING,
                                destination,
                                "subject token",
                                subject.isEmpty() ? "is not given" : "is empty, or its type is no absolute URI")
                        .withHint("Give the token to exchange and the URI of its type with the call")));
    }

    private TypedToken checkedActor(TypedToken actor) {
        if (!whole(actor)) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.INPUT_CONTRADICTORY,
                    destination,
                    "actor token",
                    "is empty, or its type is no absolute URI: only one half of the pair is given"));
        }
        return actor;
    }

    private static boolean whole(TypedToken token) {
        try {
            return !token.token().reveal().isBlank() && new URI(token.type()).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        TypedToken subject = call.input().subjectToken().orElseGet(() -> ofUser(call));
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        parameters.add(Map.entry("subject_token", subject.token().reveal()));
        parameters.add(Map.entry("subject_token_type", subject.type()));
        call.input().actorToken().ifPresent(actor -> {
            parameters.add(Map.entry("actor_token", actor.token().reveal()));
            parameters.add(Map.entry("actor_token_type", actor.type()));
        });
        TokenReply reply = service.ask(GrantRequest.of("urn:ietf:params:oauth:grant-type:token-exchange", parameters)
                .expecting(GrantRequest.Expected.ISSUED_TOKEN));
        return JwtExpiry.of(subject.token().reveal()).map(reply::until).orElse(reply);
    }

    private TypedToken ofUser(CallContext call) {
        return new TypedToken(Sensitive.of(Users.token(destination, call).reveal()), TypedToken.ACCESS_TOKEN);
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.EXPLICIT;
    }

    @Override
    public Optional<Map.Entry<String, String>> header(TokenReply reply) {
        return switch (reply.issuedType().orElse("")) {
            case TYPE + "access_token", TYPE + "jwt" -> Optional.of(Grant.bearer(reply));
            case SAML_HEADER ->
                Optional.of(
                        Map.entry("Authorization", "SAML2.0 " + reply.value().reveal()));
            default -> Optional.empty();
        };
    }
}
