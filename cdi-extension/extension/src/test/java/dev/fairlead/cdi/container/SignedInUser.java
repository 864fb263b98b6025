package dev.fairlead.cdi.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;

/** A container's security in which each thread signs in by itself. */
@ApplicationScoped
public class SignedInUser implements SecurityContext {
    private final ThreadLocal<Principal> caller = new ThreadLocal<>();
    private final ThreadLocal<Set<Principal>> others = ThreadLocal.withInitial(Set::of);

    /** Signs the calling thread in, with what else the log-in leaves in the subject; null signs it out. */
    public void signIn(Principal principal, Principal... beside) {
        caller.set(principal);
        others.set(Set.of(beside));
    }

    @Override
    public Principal getCallerPrincipal() {
        return caller.get();
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        return others.get().stream().filter(type::isInstance).map(type::cast).collect(Collectors.toSet());
    }

    @Override
    public boolean isCallerInRole(String role) {
        return false;
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return false;
    }

    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        return AuthenticationStatus.NOT_DONE;
    }
}
