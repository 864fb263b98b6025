package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
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
public final class CurrentCaller implements CallerSource {
    private final List<CallerSource> sources;

    CurrentCaller(List<CallerSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** All that this server can tell about its callers. */
    public static CurrentCaller of(BeanManager beanManager, ApplicationConfig config) {
        ContainerBeans beans = new ContainerBeans(beanManager);
        ContainerPrincipal principal = CurrentCaller.<ContainerPrincipal>where(
                        () -> new SecurityContextPrincipal(beans))
                .orElse(ContainerPrincipal.UNKNOWN);
        List<CallerSource> sources = new ArrayList<>();
        sources.add(new ApplicationCaller(beans));
        where(() -> new MicroProfileJwtCaller(principal, beans))
                .map(WhileActive::new)
                .ifPresent(sources::add);
        where(() -> new OpenIdConnectCaller(principal, beans, config))
                .map(WhileActive::new)
                .ifPresent(sources::add);
        sources.add(new WhileActive(new NamedCaller(principal)));
        return new CurrentCaller(sources);
    }

    @Override
    public Optional<Caller> caller() {
        for (CallerSource source : sources) {
            Optional<Caller> caller = source.caller();
            if (caller.isPresent()) {
                return caller;
            }
        }
        return Optional.empty();
    }

    /** What {@code part} makes; empty where the API that it needs is missing. */
    private static <T> Optional<T> where(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (LinkageError apiMissing) {
            return Optional.empty();
        }
    }
}
