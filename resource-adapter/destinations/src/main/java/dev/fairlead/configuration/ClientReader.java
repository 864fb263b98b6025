package dev.fairlead.configuration;

import java.util.Map;
import java.util.Optional;

/**
 * Reads who the client of a token service is and how it proves that. The first of these counts (authentication
 * specification, 3.4): a certificate, an assertion, a secret; {@code tokenServiceUser} goes beside a secret.
 */
final class ClientReader {

    private final PropertyReader reader;
    private final OAuthRules rules;

    ClientReader(PropertyReader reader, OAuthRules rules) {
        this.reader = reader;
        this.rules = rules;
    }

    /** The client; its id is empty if that is missing, which has been noted. */
    record Client(
            Optional<String> id,
            Optional<Secret> secret,
            Optional<TokenService.ServiceUser> serviceUser,
            boolean credentialsInBody,
            Optional<KeyStoreReference> keyStore,
            AssertionSettings assertion,
            boolean formEncoded,
            boolean authorizationIsOurs) {}

    Client read(ProxyType proxyType) {
        Optional<String> id = reader.mandatoryPrintable(rules.clientProperty());
        Optional<KeyStoreReference> keyStore = keyStore(proxyType);
        AssertionSettings assertion = new AssertionReader(reader).read(rules.assertionDestination());
        Optional<TokenService.ServiceUser> serviceUser = serviceUser();
        boolean credentialsInBody = !rules.secret() || reader.flag(PropertyNames.TOKEN_CREDENTIALS_IN_BODY, true);
        boolean otherProof = keyStore.isPresent() || assertion.shown();
        Optional<Secret> secret = secret(otherProof, serviceUser.isPresent());
        boolean formEncoded =
                reader.choice(PropertyNames.TOKEN_BASIC_ENCODING, true, Map.of("form", true, "raw", false));
        boolean basic = !otherProof && (serviceUser.isPresent() || !credentialsInBody && secret.isPresent());
        boolean bearer = rules == OAuthRules.USER_TOKEN_EXCHANGE;
        return new Client(
                id, secret, serviceUser, credentialsInBody, keyStore, assertion, formEncoded, basic || bearer);
    }

    private Optional<KeyStoreReference> keyStore(ProxyType proxyType) {
        Optional<KeyStoreReference> store =
                new StoreReader(reader).read(PropertyNames.TOKEN_KEY_STORE, PropertyNames.TOKEN_KEY_STORE_PASSWORD);
        if (store.isPresent() && proxyType == ProxyType.ON_PREMISE) {
            reader.problems()
                    .invalid(
                            PropertyNames.TOKEN_KEY_STORE,
                            "is set though the token service is reached OnPremise, where the agent ends TLS",
                            "Set tokenServiceURL.ProxyType to Internet, or use clientSecret");
        }
        return store;
    }

    private Optional<Secret> secret(boolean otherProof, boolean serviceUser) {
        Optional<Secret> secret = reader.secret(PropertyNames.CLIENT_SECRET);
        if (!rules.secret()) {
            reader.warnUnused("the client is known by " + rules.clientProperty(), PropertyNames.CLIENT_SECRET);
            return Optional.empty();
        }
        if (otherProof) {
            reader.warnUnused("the client proves itself by a certificate or an assertion", PropertyNames.CLIENT_SECRET);
            return Optional.empty();
        }
        if (secret.isEmpty() && rules.confidential() && !serviceUser) {
            reader.problems().missing(PropertyNames.CLIENT_SECRET);
        }
        return secret;
    }

    private Optional<TokenService.ServiceUser> serviceUser() {
        if (!rules.serviceUser()) {
            reader.warnUnused(
                    "this authentication has no user of the token service",
                    PropertyNames.TOKEN_USER,
                    PropertyNames.TOKEN_PASSWORD);
            return Optional.empty();
        }
        Optional<String> user = reader.printable(PropertyNames.TOKEN_USER);
        Optional<Secret> password = reader.secret(PropertyNames.TOKEN_PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            reader.problems().missing(PropertyNames.TOKEN_PASSWORD);
        }
        if (user.isEmpty() && password.isPresent()) {
            reader.problems().missing(PropertyNames.TOKEN_USER);
        }
        return user.flatMap(name -> password.map(secret -> new TokenService.ServiceUser(name, secret)));
    }
}
