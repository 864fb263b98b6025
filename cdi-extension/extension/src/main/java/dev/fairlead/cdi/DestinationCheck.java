package dev.fairlead.cdi;

import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.cdi.connection.ApplicationConnections;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.error.RouteUnavailableException;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up every destination that an application names.
 *
 * <table>
 * <caption>What becomes of it</caption>
 * <tr><th>Finding</th><th>by default</th><th>lazy, or {@code fairlead.destinations.unknown=warn}</th></tr>
 * <tr><td>no connection factory</td><td>fails</td><td>fails</td></tr>
 * <tr><td>illegal name, options that contradict each other, invalid destination</td><td>fails</td><td>fails</td></tr>
 * <tr><td>unknown destination or fragment</td><td>fails</td><td>warning</td></tr>
 * <tr><td>unknown, and a subscriber may have it</td><td>warning</td><td>warning</td></tr>
 * <tr><td>its source does not answer</td><td>warning</td><td>warning</td></tr>
 * </table>
 *
 * <p>Of a destination that only subscribers have, the name alone is checked: who they are is known at run time.
 */
final class DestinationCheck {
    private static final Logger LOG = System.getLogger(DestinationCheck.class.getName());

    private final ApplicationConnections connections;
    private final ApplicationConfig config;
    private final Set<DestinationUse> uses;
    private final Set<String> runtimeUses;

    DestinationCheck(
            ApplicationConnections connections,
            ApplicationConfig config,
            Set<DestinationUse> uses,
            Set<String> runtimeUses) {
        this.connections = connections;
        this.config = config;
        this.uses = uses;
        this.runtimeUses = runtimeUses;
    }

    /** All that keeps the application from starting. What does not is logged. */
    List<DeploymentException> problems() {
        if (uses.isEmpty() && runtimeUses.isEmpty()) {
            return List.of();
        }
        try {
            connections.connect();
            if (uses.stream().anyMatch(DestinationUse::isRfc)) {
                connections.connectRfc();
            }
        } catch (RouteUnavailableException noFactory) {
            return List.of(new DeploymentException(noFactory.getMessage() + ". Needed by " + users(), noFactory));
        }
        List<DeploymentException> problems = new ArrayList<>();
        boolean unknownFails = unknownFails(problems);
        for (DestinationUse use : uses) {
            problemOf(use, unknownFails).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<DeploymentException> problemOf(DestinationUse use, boolean unknownFails) {
        try {
            if (use.isRfc()) {
                connections.checkRfc(use.name(), use.options());
            } else {
                connections.check(use.name(), use.options());
            }
            return Optional.empty();
        } catch (InvalidDestinationException | InvalidRequestException invalid) {
            return Optional.of(new DeploymentException(use.place() + ": " + invalid.getMessage(), invalid));
        } catch (DestinationNotFoundException unknown) {
            if (unknownFails && !use.lazy() && !use.mayBeASubscribers()) {
                return Optional.of(new DeploymentException(
                        use.place() + ": " + unknown.getMessage() + ". To deploy without it, write lazy = true, or set "
                                + ApplicationConfig.UNKNOWN_DESTINATIONS + "=warn",
                        unknown));
            }
            warn(use, unknown);
        } catch (DestinationException unavailable) {
            warn(use, unavailable);
        }
        return Optional.empty();
    }

    private boolean unknownFails(List<DeploymentException> problems) {
        String choice = config.value(ApplicationConfig.UNKNOWN_DESTINATIONS).orElse("fail");
        if (!choice.equals("fail") && !choice.equals("warn")) {
            problems.add(new DeploymentException(
                    ApplicationConfig.UNKNOWN_DESTINATIONS + " is '" + choice + "'. Use fail or warn"));
        }
        return !choice.equals("warn");
    }

    private String users() {
        List<String> places = new ArrayList<>(runtimeUses);
        uses.forEach(use -> places.add(use.place() + " (destination '" + use.name() + "')"));
        return places.size() == 1 ? places.get(0) : places.get(0) + " and " + (places.size() - 1) + " more";
    }

    private static void warn(DestinationUse use, DestinationException finding) {
        LOG.log(Level.WARNING, () -> use.place() + ": " + finding.getMessage());
    }
}
