package dev.fairlead.caller;

import jakarta.resource.spi.security.GenericCredential;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.Subject;

/**
 * The user whom a container's Subject names (authentication specification, 4.2). The first row that applies:
 *
 * <pre>
 * Subject                                                      | user
 * a {@link TokenPrincipal}: principal or private credential     | as it says
 * a {@link GenericCredential} with a JWT: private credential    | of the token's claims
 * neither                                                      | {@link OnBehalfOf#NOBODY}: the Subject says nothing
 * several users by the row that applies                        | nobody: ambiguous
 * a JWT that cannot be read                                    | nobody
 * </pre>
 *
 * Passwords and other credentials say nothing about who calls. What a Subject says is the container's word: its login
 * module has verified it.
 */
public final class SubjectUser {

    private SubjectUser() {}

    /** The user in the Subject; {@link OnBehalfOf#NOBODY} itself if it says nothing, another nobody if nobody can tell. */
    public static OnBehalfOf of(Subject subject) {
        Set<TokenPrincipal> principals = Stream.concat(
                        subject.getPrincipals(TokenPrincipal.class).stream(),
                        subject.getPrivateCredentials(TokenPrincipal.class).stream())
                .collect(Collectors.toSet());
        return principals.isEmpty() ? ofCredentials(subject) : ofPrincipals(principals);
    }

    /** The user of the only principal, if there is one; two would leave open who the user is. */
    public static OnBehalfOf ofPrincipals(Set<TokenPrincipal> principals) {
        return oneOf(principals.stream()
                .map(principal -> Optional.of(principal.caller().asVerified()))
                .collect(Collectors.toSet()));
    }

    private static OnBehalfOf ofCredentials(Subject subject) {
        return oneOf(subject.getPrivateCredentials(GenericCredential.class).stream()
                .filter(JwtCredential::isJwt)
                .map(JwtCredential::caller)
                .collect(Collectors.toSet()));
    }

    /** @param users empty where one cannot be read */
    private static OnBehalfOf oneOf(Set<Optional<Caller>> users) {
        if (users.isEmpty()) {
            return OnBehalfOf.NOBODY;
        }
        if (users.size() > 1) {
            return OnBehalfOf.nobody("the container's Subject is ambiguous, it names " + users.size() + " users");
        }
        Optional<Caller> user = users.iterator().next();
        return user.isPresent()
                ? OnBehalfOf.known(user)
                : OnBehalfOf.nobody("the token in the container's Subject cannot be read, or names nobody");
    }
}
