package dev.fairlead.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.util.Optional;

/**
 * Listens to the container. All work is done by {@link DestinationDeployment}, because this class must load where the
 * API of Fairlead is missing: only then can it say so.
 */
public class DestinationExtension implements Extension {
    private static final String API_MISSING =
            "FL-APP-001: the classes of Fairlead's API (dev.fairlead.*) are not visible"
                    + " to the application. Deploy fairlead.rar before it, and where the server keeps a RAR's classes to itself,"
                    + " let the application see them; docs/injection.md says how";

    private final Optional<DestinationDeployment> deployment = deploymentIfApiIsThere();

    void addProducer(@Observes BeforeBeanDiscovery event) {
        deployment.ifPresent(
                there -> there.producers().forEach(producer -> event.addAnnotatedType(producer, producer.getName())));
    }

    void collectUses(@Observes ProcessInjectionPoint<?, ?> event) {
        deployment.ifPresent(there -> there.collect(event.getInjectionPoint()));
    }

    void refuseUnsupportedTypes(@Observes AfterBeanDiscovery event) {
        deployment.ifPresent(there -> there.unsupportedTypes().forEach(event::addDefinitionError));
    }

    void checkDestinations(@Observes AfterDeploymentValidation event, BeanManager beans) {
        deployment.ifPresentOrElse(
                there -> there.validate(beans).forEach(event::addDeploymentProblem),
                () -> event.addDeploymentProblem(new DeploymentException(API_MISSING)));
    }

    void takeDestinationsBack(@Observes BeforeShutdown event) {
        deployment.ifPresent(DestinationDeployment::close);
    }

    /**
     * Repeats what {@link #checkDestinations} could not do because JNDI was not ready; called when the web application
     * starts.
     *
     * @throws DeploymentException if a destination cannot be used; its message holds all problems
     */
    void webApplicationStarts() {
        deployment.ifPresent(DestinationDeployment::validatePending);
    }

    DestinationDeployment deployment() {
        return deployment.orElseThrow(() -> new IllegalStateException(API_MISSING));
    }

    private static Optional<DestinationDeployment> deploymentIfApiIsThere() {
        try {
            return Optional.of(new DestinationDeployment());
        } catch (LinkageError apiMissing) {
            return Optional.empty();
        }
    }
}
