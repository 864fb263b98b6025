package dev.fairlead.connector.http;

import static dev.fairlead.connector.http.TestHost.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.ConnectionRequest;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testkit.MatchingHabit;
import dev.fairlead.testkit.PoolingConnectionManager;
import jakarta.resource.ResourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PoolingTest {
    private static final DestinationLookup ERP = DestinationLookup.of("erp");
    private static final DestinationRequest ORDERS = DestinationRequest.get("orders");

    private final TestHost host = new TestHost();

    @ParameterizedTest
    @EnumSource
    void theSameUserGetsTheSameManagedConnectionAlsoWithANewToken(MatchingHabit habit) {
        host.engine.userBound("erp", "1");
        PoolingConnectionManager pool = host.pool(habit);
        int created = createdAfter(pool, user("ann", "ann-1"));

        assertThat(createdAfter(pool, user("ann", "ann-2"))).isEqualTo(created);
    }

    @ParameterizedTest
    @EnumSource
    void eachCallGoesOutWithTheTokenOfItsOwnMoment(MatchingHabit habit) {
        host.engine.userBound("erp", "1");
        HttpConnectionFactory factory = host.factory(host.pool(habit));

        assertThat(echo(factory, ERP, user("ann", "ann-1"))).startsWith("ann-1 ");
        assertThat(echo(factory, ERP, user("ann", "ann-2"))).startsWith("ann-2 ");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TOMEE")
    @Tag("AUTH-33")
    void anotherUserNeverGetsTheFirstUsersManagedConnection(MatchingHabit habit) {
        host.engine.userBound("erp", "1");
        PoolingConnectionManager pool = host.pool(habit);
        int created = createdAfter(pool, user("ann", "a"));

        assertThat(createdAfter(pool, user("bob", "b"))).isGreaterThan(created);
    }

    @Test
    void aPoolThatCannotTellConnectionsApartRefusesTheSecondUserInsteadOfMixingThem() {
        host.engine.userBound("erp", "1");
        HttpConnectionFactory factory = host.factory(host.pool(MatchingHabit.TOMEE));
        echo(factory, ERP, user("ann", "a"));

        assertThatThrownBy(() -> echo(factory, ERP, user("bob", "b")))
                .isInstanceOfSatisfying(
                        DestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTOR_UNAVAILABLE));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TOMEE")
    void tenantsAndApplicationsAndFragmentsAreKeptApart(MatchingHabit habit) {
        host.engine.shared("erp", "1");
        PoolingConnectionManager pool = host.pool(habit);
        HttpConnectionFactory factory = host.factory(pool);
        List<Integer> created = new ArrayList<>();
        for (DestinationLookup lookup : List.of(
                new DestinationLookup("shop", "t1", "erp", LookupOptions.DEFAULT),
                new DestinationLookup("shop", "t2", "erp", LookupOptions.DEFAULT),
                new DestinationLookup("desk", "t2", "erp", LookupOptions.DEFAULT),
                new DestinationLookup("desk", "t2", "erp", LookupOptions.DEFAULT.fragment("f")))) {
            echo(factory, lookup, Optional.empty());
            created.add(pool.statistics().created());
        }

        assertThat(created).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void usersShareTheConnectionsOfADestinationWithoutUsers(MatchingHabit habit) {
        host.engine.shared("erp", "1");
        PoolingConnectionManager pool = host.pool(habit);
        int created = createdAfter(pool, user("ann", "a"));

        assertThat(createdAfter(pool, user("bob", "b"))).isEqualTo(created);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TOMEE")
    void aChangedDestinationGetsNewConnections(MatchingHabit habit) {
        host.engine.shared("erp", "1");
        PoolingConnectionManager pool = host.pool(habit);
        int created = createdAfter(pool, Optional.empty());
        host.engine.shared("erp", "2");

        assertThat(createdAfter(pool, Optional.empty())).isGreaterThan(created);
    }

    @ParameterizedTest
    @EnumSource
    void connectionsOfChangedAndVanishedDestinationsAreInvalid(MatchingHabit habit) throws ResourceException {
        host.engine.shared("erp", "1");
        PoolingConnectionManager pool = host.pool(habit);
        createdAfter(pool, Optional.empty());
        int free = pool.free();
        pool.validate(host.managedFactory);
        assertThat(pool.free()).isEqualTo(free);

        host.engine.shared("erp", "2");
        pool.validate(host.managedFactory);
        assertThat(pool.free()).isZero();

        createdAfter(pool, Optional.empty());
        host.engine.remove("erp");
        pool.validate(host.managedFactory);
        assertThat(pool.free()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFullPoolIsToldAsSuch(MatchingHabit habit) {
        host.engine.shared("erp", "1");
        HttpConnectionFactory factory = host.factory(host.pool(habit));
        List<HttpConnection> held = new ArrayList<>();
        for (int i = 0; i < TestHost.MAXIMUM; i++) {
            held.add(factory.getConnection(ERP, Optional.empty()));
        }

        assertThatThrownBy(() -> factory.getConnection(ERP, Optional.empty()))
                .isInstanceOfSatisfying(DestinationException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.POOL_EXHAUSTED);
                    assertThat(e.destination()).isEqualTo("erp");
                });
        held.forEach(HttpConnection::close);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionCostsNothingUntilItIsUsed(MatchingHabit habit) {
        host.engine.userBound("erp", "1");
        host.factory(host.pool(habit)).getConnection(ERP, user("ann", "a")).close();

        assertThat(host.engine.responses).isEmpty();
    }

    @Test
    void whatConnectionsAreMatchedByTellsNoToken() {
        host.engine.userBound("erp", "1");
        Optional<Caller> ann = user("ann", "top-secret");
        ConnectionRequest request = requestOf(ann);

        assertThat(request.toString()).doesNotContain("top-secret");
        assertThat(request)
                .isEqualTo(requestOf(user("ann", "another")))
                .hasSameHashCodeAs(requestOf(user("ann", "another")));
    }

    @Test
    void usersOfTwoIssuersWithTheSameIdAreTwoUsers() {
        host.engine.userBound("erp", "1");
        Optional<Caller> other = Optional.of(
                new Caller(new CallerIdentity("", "https://other.example", "ann"), "ann", Optional.empty()));

        assertThat(requestOf(user("ann", "a"))).isNotEqualTo(requestOf(other));
    }

    @Test
    void withoutAPoolEveryConnectionIsNew() {
        host.engine.shared("erp", "1");
        HttpConnectionFactory factory = (HttpConnectionFactory) host.managedFactory.createConnectionFactory();

        assertThat(echo(factory, ERP, Optional.empty())).isEqualTo("nobody GET orders");
        assertThat(echo(factory, ERP, Optional.empty())).isEqualTo("nobody GET orders");
    }

    private ConnectionRequest requestOf(Optional<Caller> caller) {
        return ConnectionRequest.of("HTTP", ERP, host.engine.describe(ERP), OnBehalfOf.known(caller));
    }

    private int createdAfter(PoolingConnectionManager pool, Optional<Caller> caller) {
        echo(host.factory(pool), ERP, caller);
        return pool.statistics().created();
    }

    private static String echo(HttpConnectionFactory factory, DestinationLookup lookup, Optional<Caller> caller) {
        try (HttpConnection connection = factory.getConnection(lookup, caller)) {
            return connection.send(ORDERS).text();
        }
    }
}
