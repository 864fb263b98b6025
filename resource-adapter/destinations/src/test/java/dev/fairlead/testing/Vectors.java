package dev.fairlead.testing;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;

/** The vectors of the authentication specification, 14. Their key is public: never trust it outside tests. */
public final class Vectors {

    /** When the vectors were made. */
    public static final Instant NOW = Instant.ofEpochSecond(1767225600);

    private Vectors() {}

    /** Key K1, with its private part. */
    public static RSAKey k1() {
        try {
            return RSAKey.parse(text("k1.json"));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** T1: the token of jane.doe@example.org, signed with K1, valid for an hour. */
    public static String t1() {
        return text("t1.jwt");
    }

    /** N1: says that it is not signed. */
    public static String n1() {
        return text("n1.jwt");
    }

    /** N2: HS256 with the public key of K1 for a secret. */
    public static String n2() {
        return text("n2.jwt");
    }

    /** The signed assertion of 14.7. */
    public static String assertion() {
        return text("assertion.xml");
    }

    private static String text(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
