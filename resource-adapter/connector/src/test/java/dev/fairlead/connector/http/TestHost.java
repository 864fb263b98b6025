package dev.fairlead.connector.http;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.connector.StartedHost;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.rfc.system.RfcSystems;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.testkit.MatchingHabit;
import dev.fairlead.testkit.PoolingConnectionManager;
import dev.fairlead.testkit.ThreadWorkManager;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import java.util.Optional;

/** A started resource adapter over an {@link EchoEngine}, and short ways to its factories. */
final class TestHost extends StartedHost {
    static final int MAXIMUM = 4;
    final EchoEngine engine = new EchoEngine();
    final ThreadWorkManager workManager = new ThreadWorkManager(2);
    final HttpManagedConnectionFactory managedFactory = new HttpManagedConnectionFactory();

    TestHost() {
        try {
            managedFactory.setResourceAdapter(this);
        } catch (ResourceException e) {
            throw new IllegalStateException(e);
        }
    }

    PoolingConnectionManager pool(MatchingHabit habit) {
        return new PoolingConnectionManager(habit, MAXIMUM);
    }

    HttpConnectionFactory factory(ConnectionManager manager) {
        return (HttpConnectionFactory) managedFactory.createConnectionFactory(manager);
    }

    static Optional<Caller> user(String name, String token) {
        return Optional.of(new Caller(
                new CallerIdentity("", "https://issuer.example", name), name, Optional.of(UserToken.of(token))));
    }

    @Override
    public DestinationEngine engine() {
        return engine;
    }

    @Override
    public RfcSystems rfc() {
        return new RfcSystems(engine, FunctionConfiguration.NONE, Clock.systemUTC());
    }

    @Override
    public WorkManager workManager() {
        return workManager;
    }
}
