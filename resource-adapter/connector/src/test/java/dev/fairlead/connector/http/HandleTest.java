package dev.fairlead.connector.http;

import static dev.fairlead.connector.http.TestHost.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.ConnectionRequest;
import dev.fairlead.connector.connection.DestinationManagedConnection;
import dev.fairlead.error.NoUserException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testkit.MatchingHabit;
import dev.fairlead.testkit.PoolingConnectionManager;
import jakarta.resource.ResourceException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandleTest {
    private static final DestinationLookup ERP = DestinationLookup.of("erp");
    private static final DestinationRequest ORDERS = DestinationRequest.get("orders");

    private final TestHost host = new TestHost();
    private final PoolingConnectionManager pool = host.pool(MatchingHabit.PAYARA);
    private final HttpConnectionFactory factory = host.factory(pool);

    @BeforeEach
    void destination() {
        host.engine.userBound("erp", "1");
    }

    @Test
    void closingAHandleGivesTheManagedConnectionBackOnce() {
        HttpConnection handle = annsHandle();
        assertThat(pool.inUse()).isEqualTo(1);
        handle.close();
        handle.close();

        assertThat(pool.inUse()).isZero();
    }

    @Test
    void closingAHandleClosesItsOpenResponses() {
        try (HttpConnection handle = annsHandle()) {
            handle.send(ORDERS);
            handle.send(ORDERS);
        }

        assertThat(host.engine.responses)
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.closings).isEqualTo(1));
    }

    @Test
    void aResponseThatWasReadIsNotClosedAgain() throws Exception {
        try (HttpConnection handle = annsHandle()) {
            handle.send(ORDERS).text();
            handle.send(ORDERS).bytes();
            handle.send(ORDERS).close();
            try (InputStream body = handle.send(ORDERS).stream()) {
                assertThat(body.readAllBytes()).isNotEmpty();
            }
        }

        assertThat(host.engine.responses.subList(0, 3))
                .allSatisfy(r -> assertThat(r.closings).isEqualTo(1));
        assertThat(host.engine.responses.get(3).closings).isPositive();
    }

    @Test
    void aResponseShowsWhatTheTargetAnswered() {
        try (HttpConnection handle = annsHandle()) {
            DestinationResponse response = handle.send(ORDERS);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("X-ECHO")).hasValue("yes");
            assertThat(response.headers()).hasSize(1);
        }
    }

    @Test
    void aClosedHandleIsRefusedWithAdvice() {
        HttpConnection handle = annsHandle();
        handle.close();

        assertThatThrownBy(() -> handle.send(ORDERS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("get another one");
        assertThatThrownBy(() -> handle.sendAsync(ORDERS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHandleThatItsOwnerForgotDiesWhenTheContainerTakesTheConnectionBack() throws ResourceException {
        DestinationManagedConnection connection = annsConnection();
        HttpConnectionHandle forgotten = handleOf(connection);
        bind(forgotten, user("ann", "a"));
        forgotten.send(ORDERS);
        connection.cleanup();

        assertThatThrownBy(() -> forgotten.send(ORDERS)).isInstanceOf(IllegalStateException.class);
        assertThat(host.engine.responses).allSatisfy(r -> assertThat(r.closings).isEqualTo(1));
    }

    @Test
    void aHandleOfOneUserIsNeverBoundToAnother() throws ResourceException {
        HttpConnectionHandle handle = handleOf(annsConnection());

        assertThatThrownBy(() -> bind(handle, user("bob", "b"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bind(handle, Optional.empty())).isInstanceOf(NoUserException.class);
    }

    @Test
    void aConnectionIsNotLentForAnotherIdentityEvenIfTheContainerAsks() throws ResourceException {
        DestinationManagedConnection connection = annsConnection();

        assertThatThrownBy(() -> connection.getConnection(null, requestOf("bob")))
                .isInstanceOf(ResourceException.class);
    }

    @Test
    void aHandleMovesOnlyToAnEqualConnection() throws ResourceException {
        DestinationManagedConnection first = annsConnection();
        DestinationManagedConnection second = annsConnection();
        HttpConnectionHandle handle = handleOf(first);
        bind(handle, user("ann", "a"));
        second.associateConnection(handle);
        first.destroy();
        assertThat(handle.send(ORDERS).text()).startsWith("a ");

        DestinationManagedConnection bobs =
                (DestinationManagedConnection) host.managedFactory.createManagedConnection(null, requestOf("bob"));
        assertThatThrownBy(() -> bobs.associateConnection(handle)).isInstanceOf(ResourceException.class);
    }

    @Test
    void aDestroyedConnectionLendsNothing() throws ResourceException {
        DestinationManagedConnection connection = annsConnection();
        connection.destroy();

        assertThatThrownBy(() -> handleOf(connection)).isInstanceOf(ResourceException.class);
        assertThat(host.managedFactory.matchManagedConnections(Set.of(connection), null, requestOf("ann")))
                .isNull();
    }

    @Test
    void containersMayDeriveClassesFromHandles() throws Exception {
        int modifiers = HttpConnectionHandle.class.getModifiers();
        assertThat(Modifier.isPublic(modifiers)).isTrue();
        assertThat(Modifier.isFinal(modifiers)).isFalse();

        HttpConnection derived = HttpConnectionHandle.class.getConstructor().newInstance();
        assertThatThrownBy(() -> derived.send(ORDERS)).isInstanceOf(IllegalStateException.class);
    }

    private HttpConnection annsHandle() {
        return factory.getConnection(ERP, user("ann", "a"));
    }

    private DestinationManagedConnection annsConnection() throws ResourceException {
        return (DestinationManagedConnection) host.managedFactory.createManagedConnection(null, requestOf("ann"));
    }

    private static HttpConnectionHandle handleOf(DestinationManagedConnection connection) throws ResourceException {
        return (HttpConnectionHandle) connection.getConnection(null, connection.request());
    }

    private static void bind(HttpConnectionHandle handle, Optional<Caller> caller) {
        handle.bind(OnBehalfOf.known(caller), "PrincipalPropagation");
    }

    private ConnectionRequest requestOf(String name) {
        return ConnectionRequest.of("HTTP", ERP, host.engine.describe(ERP), OnBehalfOf.known(user(name, "any")));
    }
}
