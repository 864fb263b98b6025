package dev.fairlead.cdi;

import dev.fairlead.Destinations;
import dev.fairlead.authorization.AuthorizationCodes;
import dev.fairlead.caller.CallerSource;
import dev.fairlead.caller.Callers;
import dev.fairlead.cdi.authorization.ManagedAuthorizationCodes;
import dev.fairlead.cdi.caller.CallerScopes;
import dev.fairlead.cdi.caller.CurrentCaller;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.cdi.connection.ApplicationConnections;
import dev.fairlead.cdi.connection.ManagedDestinations;
import dev.fairlead.cdi.connection.RequestUnits;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.http.HttpConnectionFactory;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What one application uses, gathered during its deployment and checked at the end of it. */
final class DestinationDeployment {
    private final Class<HttpConnectionFactory> api = Objects.requireNonNull(HttpConnectionFactory.class);
    private final Set<DestinationUse> uses = new ConcurrentSkipListSet<>();
    private final Set<String> runtimeUses = new ConcurrentSkipListSet<>();

    private volatile Optional<ApplicationConnections> connections = Optional.empty();
    private volatile Optional<Callers> callers = Optional.empty();
    private volatile Optional<DestinationCheck> pending = Optional.empty();

    /** What produces the types that this application sees. */
    List<Class<?>> producers() {
        return JcoModel.isVisible()
                ? List.of(DestinationProducer.class, RequestUnits.class, JcoDestinationProducer.class)
                : List.of(DestinationProducer.class, RequestUnits.class);
    }

    void collect(InjectionPoint at) {
        DestinationUse.at(at).ifPresent(uses::add);
        if (at.getType() == Destinations.class) {
            runtimeUses.add(DestinationUse.placeOf(at));
        }
    }

    List<DeploymentException> unsupportedTypes() {
        return uses.stream().flatMap(use -> use.typeProblem().stream()).toList();
    }

    List<DeploymentException> validate(BeanManager beans) {
        ApplicationConfig config = ApplicationConfig.ofThisThread();
        CallerScopes users = new CallerScopes(CurrentCaller.of(beans, config));
        ApplicationConnections made = new ApplicationConnections(config, users, beans);
        callers = Optional.of(users);
        connections = Optional.of(made);

        List<DeploymentException> problems = new ArrayList<>();
        callerProblem(beans).ifPresent(problems::add);
        DestinationCheck check = new DestinationCheck(made, config, uses, runtimeUses);
        if (isNotBoundYet(made)) {
            pending = Optional.of(check);
        } else {
            problems.addAll(check.problems());
        }
        return problems;
    }

    void validatePending() {
        List<DeploymentException> problems =
                pending.map(DestinationCheck::problems).orElse(List.of());
        pending = Optional.empty();
        if (!problems.isEmpty()) {
            throw all(problems);
        }
    }

    Destinations destinations() {
        return new ManagedDestinations(connections());
    }

    Callers callers() {
        return callers.orElseThrow(DestinationDeployment::tooEarly);
    }

    AuthorizationCodes authorizationCodes() {
        return new ManagedAuthorizationCodes(connections());
    }

    private ApplicationConnections connections() {
        return connections.orElseThrow(DestinationDeployment::tooEarly);
    }

    private static IllegalStateException tooEarly() {
        return new IllegalStateException("Destinations can be used once the deployment has been validated");
    }

    void close() {
        connections.ifPresent(ApplicationConnections::close);
    }

    /**
     * Payara, for one, binds {@code java:app} resources only when the web module starts. Whether the factory is missing
     * or not bound yet cannot be told before that.
     */
    private boolean isNotBoundYet(ApplicationConnections made) {
        try {
            made.connect();
            return false;
        } catch (RouteUnavailableException failure) {
            return failure.code() == ErrorCode.CONNECTION_FACTORY_MISSING;
        }
    }

    private static Optional<DeploymentException> callerProblem(BeanManager beans) {
        try {
            beans.resolve(beans.getBeans(CallerSource.class));
            return Optional.empty();
        } catch (AmbiguousResolutionException several) {
            return Optional.of(new DeploymentException(
                    "More than one bean tells who the caller is (" + CallerSource.class.getName()
                            + "). Leave one, or make one of them an alternative with a priority",
                    several));
        }
    }

    private static DeploymentException all(List<DeploymentException> problems) {
        StringBuilder text = new StringBuilder("Fairlead found ")
                .append(problems.size() == 1 ? "a problem" : problems.size() + " problems")
                .append(':');
        problems.forEach(problem -> text.append("\n  ").append(problem.getMessage()));
        DeploymentException all = new DeploymentException(text.toString());
        problems.forEach(all::addSuppressed);
        return all;
    }
}
