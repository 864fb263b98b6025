package dev.fairlead.destination;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.input.TypedToken;
import java.util.Optional;

/** The predefined chains (authentication specification, 9.1): which helper they have, and what its token becomes. */
enum Chain {
    /** The helper turns the user's token into another, which takes its place. */
    SEQUENTIAL("com.sap.sequentialUserPropagation", "tokenTransformation") {
        @Override
        boolean endsAt(Authentication last) {
            return last.userBound() || last instanceof Authentication.TokenExchange;
        }

        @Override
        boolean helpedBy(Authentication helper) {
            return helper instanceof Authentication.JwtBearer
                    || helper instanceof Authentication.UserTokenExchange
                    || helper instanceof Authentication.TokenExchange
                    || helper instanceof Authentication.SamlBearer saml
                            && saml.saml().isPresent();
        }

        @Override
        CallContext next(CallContext call, ObtainedToken obtained) {
            UserToken other = UserToken.of(obtained.value().reveal());
            Optional<Caller> caller =
                    call.caller().map(before -> new Caller(before.identity(), before.name(), Optional.of(other), true));
            return new CallContext(caller, call.input().subjectToken(accessToken(other)));
        }
    },

    /** The helper, at Cloud Identity Services, exchanges the user's token for a SAML assertion. */
    SAML_OF_IDENTITY("com.sap.iasGeneratedOAuth2SamlBearerAssertion", "samlProvider") {
        @Override
        boolean endsAt(Authentication last) {
            return last instanceof Authentication.SamlBearer saml && saml.saml().isEmpty();
        }

        @Override
        boolean helpedBy(Authentication helper) {
            return helper instanceof Authentication.TokenExchange;
        }

        @Override
        CallContext next(CallContext call, ObtainedToken obtained) {
            Sensitive assertion = Sensitive.of(obtained.value().reveal());
            return new CallContext(call.caller(), call.input().samlAssertion(assertion));
        }
    };

    private final String id;
    private final String helperPrefix;

    Chain(String id, String helperPrefix) {
        this.id = id;
        this.helperPrefix = helperPrefix;
    }

    static Optional<Chain> of(String id) {
        for (Chain chain : values()) {
            if (chain.id.equals(id)) {
                return Optional.of(chain);
            }
        }
        return Optional.empty();
    }

    /** The variable that names the helper. */
    String helperVariable() {
        return helperPrefix + "DestinationName";
    }

    /** The variable that names a fragment of the helper. */
    String fragmentVariable() {
        return helperPrefix + "FragmentName";
    }

    /** The variable that says whether that fragment may be missing. */
    String fragmentOptionalVariable() {
        return helperPrefix + "FragmentOptional";
    }

    /** Whether a destination with that authentication may be the chain's last. */
    abstract boolean endsAt(Authentication last);

    /** Whether a destination with that authentication may help. */
    abstract boolean helpedBy(Authentication helper);

    /** The call to the last destination, with what the helper gave. */
    abstract CallContext next(CallContext call, ObtainedToken obtained);

    /**
     * The call to the helper: with the token that the call brings, or else the user's.
     *
     * @throws DestinationException if there is neither
     */
    static CallContext first(String destination, CallContext call) {
        TypedToken subject = call.input()
                .subjectToken()
                .or(() -> call.caller().flatMap(Caller::token).map(Chain::accessToken))
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.NO_USER, destination, "user", "a chain needs one, and nobody is signed in")));
        return new CallContext(call.caller(), CallInput.NONE.subjectToken(subject));
    }

    private static TypedToken accessToken(UserToken token) {
        return new TypedToken(Sensitive.of(token.reveal()), TypedToken.ACCESS_TOKEN);
    }
}
