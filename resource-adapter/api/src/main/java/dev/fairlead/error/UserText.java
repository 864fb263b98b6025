package dev.fairlead.error;

/** The three things that a user can be told of a failure (authentication specification, 3.9). */
final class UserText {

    private UserText() {}

    static String of(ErrorCode code, String destination, String reference) {
        return switch (code) {
            case NO_USER, NO_USER_TOKEN, USER_TOKEN_EXPIRED, PRINCIPAL_EXPIRED ->
                "You are not signed in, or no longer. Please sign in again.";
            case USER_TOKEN_REJECTED, USER_ID_NOT_FOUND, GRANT_REJECTED, PRINCIPAL_NOT_TRUSTED, PRINCIPAL_NOT_MAPPED ->
                "The system that was called does not accept your account. Please tell your administrator, with the"
                        + " reference " + reference + ".";
            default ->
                (destination.isEmpty() ? "A system that is needed" : "'" + destination + "'")
                        + " cannot be used at the moment. Please tell your administrator, with the reference "
                        + reference + ".";
        };
    }
}
