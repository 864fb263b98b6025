package dev.fairlead.benchmarks.client;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.source.DestinationLookup;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The destinations of a scenario in Fairlead's terms, and who calls them. */
final class FairleadDestinations {
    private final Scenario scenario;

    FairleadDestinations(Scenario scenario) {
        this.scenario = scenario;
    }

    DestinationEngine engine() {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (String name : scenario.names()) {
            all.put(name, properties());
        }
        return DestinationEngine.builder()
                .sources(List.of(new MapSource("benchmark", all)))
                .allowPlainTokenService(true)
                .connectivityProxy(new ConstantProxy(scenario.server()))
                .build();
    }

    private Map<String, String> properties() {
        Map<String, String> properties =
                new HashMap<>(Map.of("Type", "HTTP", "URL", scenario.url().toString()));
        if (scenario.route() == Scenario.Route.PROXY) {
            properties.put("ProxyType", "OnPremise");
            properties.put("Authentication", scenario.user() ? "PrincipalPropagation" : "NoAuthentication");
        } else if (scenario.user()) {
            properties.put("Authentication", "OAuth2JWTBearer");
            properties.put("clientId", "client");
            properties.put("clientSecret", "secret");
            properties.put("tokenServiceURL", scenario.tokenService().toString());
        } else {
            properties.put("Authentication", "NoAuthentication");
        }
        return properties;
    }

    DestinationLookup[] lookups() {
        return Arrays.stream(scenario.names()).map(DestinationLookup::of).toArray(DestinationLookup[]::new);
    }

    Optional<Caller> caller() {
        if (!scenario.user()) {
            return Optional.empty();
        }
        return Optional.of(new Caller(
                new CallerIdentity("", UserJwt.ISSUER, UserJwt.USER),
                UserJwt.USER,
                Optional.of(UserToken.of(UserJwt.TEXT)),
                true));
    }
}
