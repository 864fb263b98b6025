package dev.fairlead.configuration;

import java.util.Locale;
import java.util.Set;

/** Tells which properties hold secrets (destination specification, 2.9); their values never print. */
final class SensitiveProperties {

    private static final Set<String> NAMES = Set.of(
            "Password",
            "clientSecret",
            "tokenServicePassword",
            "KeyStorePassword",
            "TrustStorePassword",
            "tokenService.KeyStorePassword",
            "mail.password",
            "ldap.password",
            "jco.client.passwd",
            "jco.client.tech_user_secret",
            "jco.destination.repository.passwd");

    private SensitiveProperties() {}

    /** Headers, parameters and unknown names are judged by their words: better one masked too many. */
    static boolean contains(String property) {
        if (NAMES.contains(property)) {
            return true;
        }
        String name = property.toLowerCase(Locale.ROOT);
        return name.contains("secret")
                || name.contains("passw")
                || name.contains("token") && !name.startsWith("tokenservice")
                || name.endsWith("authorization")
                || name.endsWith("cookie")
                || name.endsWith("apikey")
                || name.endsWith("api-key")
                || name.endsWith("api_key")
                || name.startsWith("tokenservice.body.")
                || name.startsWith("tokenserviceurl.queries.")
                || name.startsWith("fairlead.saml.attribute.")
                || name.startsWith("tokenserviceurl.headers.");
    }
}
