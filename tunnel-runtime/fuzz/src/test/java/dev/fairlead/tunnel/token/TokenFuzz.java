package dev.fairlead.tunnel.token;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Any text as a token, and any three texts as the parts of one. */
public final class TokenFuzz {

    private TokenFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        boolean encode = data.consumeBoolean();
        String text = data.consumeRemainingAsString();
        try {
            CompactToken.parse(encode ? encoded(text) : text);
        } catch (TokenRefusedException refused) {
            // as it should be
        }
    }

    private static String encoded(String text) {
        StringBuilder token = new StringBuilder();
        for (String part : text.split("\\.", 3)) {
            token.append(token.isEmpty() ? "" : ".")
                    .append(Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(part.getBytes(StandardCharsets.UTF_8)));
        }
        return token.toString();
    }
}
