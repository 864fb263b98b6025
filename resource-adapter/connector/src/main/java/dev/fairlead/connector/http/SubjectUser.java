package dev.fairlead.connector.http;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.TokenPrincipal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;

/**
 * The user whom container-managed sign-on names (authentication specification, 4.2): a {@link TokenPrincipal} among the
 * Subject's principals or private credentials. Passwords and other credentials say nothing about who calls.
 */
final class SubjectUser {

    private SubjectUser() {}

    /**
     * The user in the Subject; {@link OnBehalfOf#NOBODY} itself if there is none, another nobody if there are several.
     *
     * @param subject as the container passes it; null where components sign on themselves
     */
    static OnBehalfOf of(Subject subject) {
        if (subject == null) {
            return OnBehalfOf.NOBODY;
        }
        Set<TokenPrincipal> users = new HashSet<>(subject.getPrincipals(TokenPrincipal.class));
        users.addAll(subject.getPrivateCredentials(TokenPrincipal.class));
        return switch (users.size()) {
            case 0 -> OnBehalfOf.NOBODY;
            case 1 ->
                OnBehalfOf.known(Optional.of(users.iterator().next().caller().asVerified()));
            default -> OnBehalfOf.nobody("the container's Subject is ambiguous, it names " + users.size() + " users");
        };
    }
}
