package dev.fairlead.benchmarks.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The token of the user who is signed in. Nobody verifies it here, so its signature is of no algorithm. */
final class UserJwt {
    static final String ISSUER = "https://idp.example";
    static final String USER = "alice";
    static final String TEXT = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
            + "."
            + part("""
                    {"iss":"%s","sub":"%2$s","user_name":"%2$s","user_id":"%2$s","zid":"tenant","app_tid":"tenant","exp":4102444800}""".formatted(ISSUER, USER))
            + "."
            + part("no signature");

    private UserJwt() {}

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
