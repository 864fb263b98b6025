package dev.fairlead.cdi.caller;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks one source after the other; the first that knows a user wins (specification of authentication, 4.2). Nothing is
 * kept between two calls, so an object shared by all users never acts for the wrong one.
 */
public final class CurrentCaller implements Supplier<OnBehalfOf> {
    private final ContainerPrincipal principal;
    private final List<UserSource> sources;

    CurrentCaller(ContainerPrincipal principal, List<UserSource> sources) {
        this.principal = principal;
        this.sources = List.copyOf(sources);
    }

    /** All that this server can tell about its callers. */
    public static CurrentCaller of(BeanManager beanManager, ApplicationConfig config) {
        ContainerBeans beans = new ContainerBeans(beanManager);
        ContainerPrincipal principal = CurrentCaller.<ContainerPrincipal>where(
                        () -> new SecurityContextPrincipal(beans))
                .orElse(ContainerPrincipal.UNKNOWN);
        List<UserSource> sources = new ArrayList<>();
        sources.add(new ApplicationCaller(beans));
        sources.add(new WhileActive(new TokenPrincipalCaller()));
        where(() -> new MicroProfileJwtCaller(beans)).map(WhileActive::new).ifPresent(sources::add);
        where(() -> new OpenIdConnectCaller(beans, config))
                .map(WhileActive::new)
                .ifPresent(sources::add);
        where(() -> new SubjectCaller()).map(WhileActive::new).ifPresent(sources::add);
        LogInMechanism mechanism = CurrentCaller.<LogInMechanism>where(() -> new ServletLogIn(beans))
                .orElse(LogInMechanism.UNKNOWN);
        sources.add(new WhileActive(new NamedCaller(mechanism)));
        return new CurrentCaller(principal, sources);
    }

    @Override
    public OnBehalfOf get() {
        ContainerPrincipal now = new AskedOnce(principal);
        for (UserSource source : sources) {
            OnBehalfOf user = source.user(now);
            if (user != OnBehalfOf.NOBODY) {
                return user;
            }
        }
        return OnBehalfOf.NOBODY;
    }

    /**
     * What {@code part} makes; empty where the API that it needs is missing. A lambda, and no reference to a constructor:
     * that would be linked, and fail, where it stands.
     */
    private static <T> Optional<T> where(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (LinkageError apiMissing) {
            return Optional.empty();
        }
    }
}
