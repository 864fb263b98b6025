package dev.fairlead.cdi.caller;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.SubjectUser;
import jakarta.security.jacc.PolicyContext;
import jakarta.security.jacc.PolicyContextException;
import java.util.Objects;
import javax.security.auth.Subject;

/** The user in the Subject of Jakarta Authorization's policy context, where a login module left one. */
final class SubjectCaller implements UserSource {
    /** The key is the same in every release, also where the package of the API is another. */
    private static final String SUBJECT = "javax.security.auth.Subject.container";

    private final Class<PolicyContext> api = Objects.requireNonNull(PolicyContext.class);

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        return subject() instanceof Subject subject ? SubjectUser.of(subject) : OnBehalfOf.NOBODY;
    }

    /** The Subject; null if there is none, or the server has none to tell, which is asked first because it throws. */
    private static Object subject() {
        try {
            return PolicyContext.getHandlerKeys().contains(SUBJECT) ? PolicyContext.getContext(SUBJECT) : null;
        } catch (PolicyContextException notNow) {
            throw new IllegalStateException(notNow);
        }
    }
}
