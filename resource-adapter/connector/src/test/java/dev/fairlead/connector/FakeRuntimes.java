package dev.fairlead.connector;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.caller.Caller;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Opens runtimes without anything in them, and notes what is opened and closed, in order. */
final class FakeRuntimes implements SharedRuntimes.Opener {
    final List<String> events = new ArrayList<>();
    final List<RuntimeConfiguration> opened = new ArrayList<>();
    Executor background;

    @Override
    public ConnectorRuntime open(RuntimeConfiguration configuration, Settings settings, Executor background) {
        this.background = background;
        opened.add(configuration);
        events.add("opened");
        return new ConnectorRuntime(new EmptyEngine(), FunctionConfiguration.NONE, () -> events.add("gateway closed"));
    }

    private final class EmptyEngine implements DestinationEngine {
        @Override
        public DestinationInfo describe(DestinationLookup lookup) {
            throw new UnsupportedOperationException("knows no destination");
        }

        @Override
        public Configuration configuration(DestinationLookup lookup) {
            throw new UnsupportedOperationException("knows no properties");
        }

        @Override
        public AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup) {
            throw new UnsupportedOperationException("knows no destination");
        }

        @Override
        public Optional<ObtainedToken> token(DestinationLookup lookup, CallContext call) {
            return Optional.empty();
        }

        @Override
        public int idleConnections(DestinationLookup lookup) {
            return 0;
        }

        @Override
        public DestinationResponse send(DestinationLookup lookup, Optional<Caller> caller, DestinationRequest request) {
            throw new UnsupportedOperationException("knows no destination");
        }

        @Override
        public DestinationResponse sendAs(
                DestinationLookup lookup, Authentication.Basic user, DestinationRequest request) {
            throw new UnsupportedOperationException("knows no destination");
        }

        @Override
        public Registration register(String application, DestinationSource source) {
            throw new UnsupportedOperationException("takes no destination");
        }

        @Override
        public void close() {
            events.add("engine closed");
        }
    }
}
