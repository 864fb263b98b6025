package dev.fairlead.cdi.caller;

import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The principal that Jakarta Security's {@link SecurityContext} names. */
final class SecurityContextPrincipal implements ContainerPrincipal {
    private final ContainerBeans beans;
    private final Class<SecurityContext> api = Objects.requireNonNull(SecurityContext.class);

    SecurityContextPrincipal(ContainerBeans beans) {
        this.beans = beans;
    }

    @Override
    public Optional<Principal> caller() {
        return beans.find(api).map(SecurityContext::getCallerPrincipal).filter(Nobody::isNot);
    }

    @Override
    public <T extends Principal> Set<T> ofType(Class<T> type) {
        return beans.find(api).map(context -> context.getPrincipalsByType(type)).orElse(Set.of());
    }
}
