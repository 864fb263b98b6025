package dev.fairlead.agent.rfc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who logs on with user and password (RFC 7617). The password goes nowhere. */
public final class BasicLogon {
    private static final String SCHEME = "Basic ";

    private BasicLogon() {}

    /** Whether it is such a logon at all. */
    public static boolean is(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * The user of such a logon; empty if it names none, or one whose name systems could read in several ways.
     *
     * @param authorization value of the header, for which {@link #is} holds
     */
    public static Optional<String> user(String authorization) {
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String text = text(decoded);
            int colon = text.indexOf(':');
            return Optional.of(text.substring(0, Math.max(0, colon))).filter(BasicLogon::isName);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isName(String user) {
        return !user.isEmpty() && user.charAt(0) > ' ' && user.chars().noneMatch(Character::isISOControl);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
