package dev.fairlead.quickstart.call;

import dev.fairlead.quickstart.issuer.DemoIssuer;
import dev.fairlead.quickstart.issuer.SigningKey;
import java.util.Optional;

/** Which token a call brings along: the one that the user got at sign-in, or a bad one of that user. */
public enum Bearer {
    SIGNED_IN {
        @Override
        Optional<String> token(SignedIn who, DemoIssuer issuer) {
            return Optional.of(who.token());
        }
    },
    NONE {
        @Override
        Optional<String> token(SignedIn who, DemoIssuer issuer) {
            return Optional.empty();
        }
    },
    EXPIRED {
        @Override
        Optional<String> token(SignedIn who, DemoIssuer issuer) {
            return Optional.of(issuer.tokens().expired(who.user()));
        }
    },
    UNSIGNED {
        @Override
        Optional<String> token(SignedIn who, DemoIssuer issuer) {
            return Optional.of(issuer.tokens().unsigned(who.user()));
        }
    },
    FOREIGN_KEY {
        @Override
        Optional<String> token(SignedIn who, DemoIssuer issuer) {
            SigningKey foreign = SigningKey.generate(issuer.key().id());
            return Optional.of(issuer.tokens().signedBy(foreign, who.user()));
        }
    },
    FOREIGN_ISSUER {
        @Override
        Optional<String> token(SignedIn who, DemoIssuer issuer) {
            return Optional.of(issuer.tokens().ofIssuer("https://elsewhere.example", who.user()));
        }
    },
    /** Signed by a key that the application accepts and the agent does not. */
    RETIRED_KEY {
        @Override
        Optional<String> token(SignedIn who, DemoIssuer issuer) {
            return Optional.of(issuer.tokens().signedBy(issuer.retiredKey(), who.user()));
        }
    };

    abstract Optional<String> token(SignedIn who, DemoIssuer issuer);
}
