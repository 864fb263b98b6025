package dev.fairlead.quickstart.call;

import java.util.Objects;

/**
 * A user who has signed in.
 *
 * @param user name of the user
 * @param token the token that the issuer gave; it never prints
 */
public record SignedIn(String user, String token) {

    public SignedIn {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "SignedIn[" + user + ", ***]";
    }
}
