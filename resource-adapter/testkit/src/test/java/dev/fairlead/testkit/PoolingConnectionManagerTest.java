package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolingConnectionManagerTest {
    private static final Fruit APPLE = new Fruit("apple");
    private static final Fruit PEAR = new Fruit("pear");

    private final FruitConnectionFactory factory = new FruitConnectionFactory();

    @ParameterizedTest
    @EnumSource
    void everyServerLendsAMatchingConnectionAgain(MatchingHabit habit) throws ResourceException {
        PoolingConnectionManager pool = new PoolingConnectionManager(habit, 4);
        FruitConnection first = take(pool, APPLE);
        first.close();

        assertThat(take(pool, APPLE)).isSameAs(first);
        assertThat(pool.inUse()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyServerRefusesOnceAllConnectionsAreInUse(MatchingHabit habit) throws ResourceException {
        PoolingConnectionManager pool = new PoolingConnectionManager(habit, 1);
        take(pool, APPLE);

        assertThatThrownBy(() -> take(pool, APPLE)).isInstanceOf(ResourceAllocationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyServerDestroysFreeConnectionsThatTheFactoryCallsInvalid(MatchingHabit habit) throws ResourceException {
        PoolingConnectionManager pool = new PoolingConnectionManager(habit, 1);
        FruitConnection connection = take(pool, APPLE);
        connection.close();
        connection.rotten = true;
        pool.validate(factory);

        assertThat(pool.free()).isZero();
        assertThat(take(pool, APPLE)).isNotSameAs(connection);
    }

    @Nested
    class Payara {
        private final PoolingConnectionManager pool = new PoolingConnectionManager(MatchingHabit.PAYARA, 4);

        @Test
        void createsTwoConnectionsForEachMiss() throws ResourceException {
            take(pool, APPLE);

            assertThat(pool.statistics().created()).isEqualTo(2);
            assertThat(pool.free()).isEqualTo(1);
        }

        @Test
        void offersAllFreeConnections() throws ResourceException {
            take(pool, APPLE).close();
            take(pool, PEAR);

            assertThat(factory.mostOffered).isEqualTo(2);
            assertThat(pool.statistics().destroyed()).isZero();
        }

        @Test
        void makesRoomInAFullPoolByDestroyingAFreeConnection() throws ResourceException {
            take(pool, APPLE).close();
            take(pool, PEAR).close();
            take(pool, new Fruit("plum"));

            assertThat(pool.statistics().destroyed()).isEqualTo(1);
        }
    }

    @Nested
    class IronJacamar {
        @Test
        void destroysConnectionsThatDoNotMatch() throws ResourceException {
            PoolingConnectionManager pool = new PoolingConnectionManager(MatchingHabit.IRONJACAMAR, 4);
            FruitConnection apple = take(pool, APPLE);
            apple.close();
            take(pool, PEAR).close();

            assertThat(take(pool, APPLE)).isNotSameAs(apple);
            assertThat(pool.statistics().destroyed()).isEqualTo(2);
            assertThat(factory.mostOffered).isEqualTo(1);
        }

        @Test
        void givesEachRequestInfoItsOwnMaximumWithSecurityApplication() throws ResourceException {
            PoolingConnectionManager pool = new PoolingConnectionManager(MatchingHabit.IRONJACAMAR_POOL_BY_REQUEST, 1);
            take(pool, APPLE);
            take(pool, PEAR);

            assertThat(pool.inUse()).isEqualTo(2);
        }
    }

    @Nested
    class TomEe {
        @Test
        void failsWhenTheFreeConnectionDoesNotMatch() throws ResourceException {
            PoolingConnectionManager pool = new PoolingConnectionManager(MatchingHabit.TOMEE, 4);
            take(pool, APPLE).close();

            assertThatThrownBy(() -> take(pool, PEAR))
                    .isInstanceOf(ResourceException.class)
                    .hasMessageContaining("does not match");
        }
    }

    private FruitConnection take(PoolingConnectionManager pool, Fruit fruit) throws ResourceException {
        return (FruitConnection) pool.allocateConnection(factory, fruit);
    }
}
