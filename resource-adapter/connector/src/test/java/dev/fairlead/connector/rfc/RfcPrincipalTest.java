package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.UserToken;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.transaction.ContainerTransactions;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testkit.transaction.LazyConnectionManager;
import dev.fairlead.testkit.transaction.TestTransactions;
import jakarta.resource.ResourceException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose connection, and whose session, a user gets. */
class RfcPrincipalTest {
    private static final DestinationLookup SALES = DestinationLookup.of("sales");
    private static final OnBehalfOf ANN = RfcDestinations.user("tester");
    private static final OnBehalfOf BOB = RfcDestinations.user("certuser");

    private final TestTransactions transactions = new TestTransactions();
    private final LazyConnectionManager pool = new LazyConnectionManager(transactions);
    private final RfcTestHost host = new RfcTestHost(
            Map.of(
                    "sales",
                    Map.of(
                            "Type", "RFC",
                            "jco.destination.auth_type", "PrincipalPropagation",
                            "jco.client.ashost", "erp.virtual",
                            "jco.client.sysnr", "42",
                            "jco.client.client", "100",
                            "jco.destination.x_fairlead.transport", "emulator")),
            ContainerTransactions.of(transactions),
            new FunctionConfiguration(Optional.empty(), true));
    private final RfcConnectionFactory factory = host.factory(pool);

    @AfterEach
    void stop() {
        host.stop();
    }

    private RfcFunction call(OnBehalfOf user, String name) {
        try (RfcConnection sales = factory.getConnection(SALES, user)) {
            RfcFunction function = sales.function(name);
            sales.call(function);
            return function;
        }
    }

    private static OnBehalfOf withToken(OnBehalfOf user, String token) {
        Caller caller = user.caller().orElseThrow();
        return OnBehalfOf.known(Optional.of(
                new Caller(caller.identity(), caller.name(), Optional.of(UserToken.of(token))).asVerified()));
    }

    @Test
    @Tag("RFC-85")
    void twoUsersNeverShareAConnection() {
        call(ANN, "STFC_CONNECTION");
        assertThat(pool.created()).isOne();

        call(BOB, "STFC_CONNECTION");
        assertThat(pool.created()).isEqualTo(2);
    }

    @Test
    @Tag("RFC-85")
    void aUserWithANewTokenGetsTheSameConnection() {
        call(withToken(ANN, "old"), "STFC_CONNECTION");
        call(withToken(ANN, "new"), "STFC_CONNECTION");

        assertThat(pool.created()).isOne();
    }

    @Test
    void inOneTransactionTwoUsersHaveTwoSessions() throws ResourceException {
        transactions.begin();
        call(ANN, "Z_INCREMENT_COUNTER");

        assertThat(call(BOB, "Z_GET_COUNTER").getInt("GET_VALUE")).isZero();
        assertThat(call(ANN, "Z_GET_COUNTER").getInt("GET_VALUE")).isOne();
        assertThat(transactions.resources()).isEqualTo(2);
        transactions.commit();
    }
}
