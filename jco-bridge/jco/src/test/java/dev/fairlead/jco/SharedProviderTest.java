package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.jco.ext.DestinationDataEventListener;
import dev.fairlead.jco.ext.DestinationDataProvider;
import dev.fairlead.jco.ext.Environment;
import dev.fairlead.jco.ext.JCoSessionReference;
import dev.fairlead.jco.ext.ServerDataEventListener;
import dev.fairlead.jco.ext.ServerDataProvider;
import dev.fairlead.jco.ext.SessionReferenceProvider;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.DestinationProvider;
import dev.fairlead.jco.spi.DestinationProviders;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a program cannot bring along where it is one of several applications of a server. */
class SharedProviderTest {
    private final DestinationProviders.Registration server = DestinationProviders.register(new OfServer());

    @AfterEach
    void unregister() {
        server.close();
    }

    private static void assertRefused(ThrowingCallable registration) {
        assertThatThrownBy(registration)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("all applications of the server");
    }

    @Test
    void aProviderOfDestinations() {
        assertThatThrownBy(() -> Environment.registerDestinationDataProvider(new Unasked()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Environment.isDestinationDataProviderRegistered()).isTrue();
    }

    @Test
    void aProviderOfServers() {
        assertRefused(() -> Environment.registerServerDataProvider(new Unasked()));
        assertThat(Environment.isServerDataProviderRegistered()).isFalse();
    }

    @Test
    void aProviderOfSessions() {
        assertRefused(() -> Environment.registerSessionReferenceProvider(new Unasked()));
    }

    @Test
    void aListenerToWhatOthersCall() {
        assertRefused(() -> JCo.addTraceListener((level, message) -> {}));
    }

    private static final class OfServer implements DestinationProvider {
        @Override
        public Optional<DestinationAccess> find(String name) {
            return Optional.empty();
        }

        @Override
        public boolean isShared() {
            return true;
        }
    }

    private static final class Unasked
            implements DestinationDataProvider, ServerDataProvider, SessionReferenceProvider {
        @Override
        public Properties getDestinationProperties(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public Properties getServerProperties(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public boolean supportsEvents() {
            throw new AssertionError("asked for events");
        }

        @Override
        public void setDestinationDataEventListener(DestinationDataEventListener listener) {
            throw new AssertionError("given a listener");
        }

        @Override
        public void setServerDataEventListener(ServerDataEventListener listener) {
            throw new AssertionError("given a listener");
        }

        @Override
        public JCoSessionReference getCurrentSessionReference(String scopeType) {
            throw new AssertionError("asked for a session");
        }

        @Override
        public boolean isSessionAlive(String id) {
            throw new AssertionError("asked for session " + id);
        }

        @Override
        public JCoSessionReference jcoServerSessionStarted() {
            throw new AssertionError("told of a session");
        }

        @Override
        public void jcoServerSessionContinued(String id) {
            throw new AssertionError("told of session " + id);
        }

        @Override
        public void jcoServerSessionFinished(String id) {
            throw new AssertionError("told of session " + id);
        }

        @Override
        public void jcoServerSessionPassivated(String id) {
            throw new AssertionError("told of session " + id);
        }
    }
}
