package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.transaction.ContainerTransactions;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.JCoContext;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testkit.transaction.LazyConnectionManager;
import dev.fairlead.testkit.transaction.TestTransactions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Programs in JCo's words, in transactions of the container. */
class JcoTransactionTest {
    private final TestTransactions transactions = new TestTransactions();
    private final LazyConnectionManager pool = new LazyConnectionManager(transactions);
    private AbapEmulator system;
    private RfcTestHost host;
    private JCoDestination sales;

    @BeforeEach
    void start() {
        system = AbapEmulator.builder()
                .client("100")
                .user("TESTER", "secret")
                .standardModules()
                .statefulSoap(true)
                .start();
        host = new RfcTestHost(
                Map.of(
                        "sales",
                        RfcDestinations.direct(system, "TESTER", "jco.destination.x_fairlead.session", "cookie"),
                        "forgetful",
                        RfcDestinations.direct(system, "TESTER")),
                ContainerTransactions.of(transactions));
        sales = destination("sales");
    }

    @AfterEach
    void stop() {
        host.stop();
        system.close();
    }

    private JCoDestination destination(String name) {
        return host.factory(pool).unwrap(JCoDestination.class, DestinationLookup.of(name), () -> OnBehalfOf.NOBODY);
    }

    private void increment() throws JCoException {
        sales.getRepository().getFunction("Z_INCREMENT_COUNTER").execute(sales);
    }

    /** As the session has it in which the call is made. */
    private int counter() throws JCoException {
        JCoFunction counter = sales.getRepository().getFunction("Z_GET_COUNTER");
        counter.execute(sales);
        return counter.getExportParameterList().getInt("GET_VALUE");
    }

    @Test
    @Tag("RFC-81")
    void callsOfOneTransactionShareItsSession() throws Exception {
        transactions.begin();
        increment();
        increment();
        assertThat(counter()).isEqualTo(2);

        transactions.commit();

        assertThat(counter()).isZero();
        assertThat(system.calls().runsOf("BAPI_TRANSACTION_COMMIT")).isOne();
    }

    @Test
    void withinOneAContextIsTheTransactions() throws Exception {
        transactions.begin();
        increment();
        JCoContext.begin(sales);
        increment();
        assertThat(JCoContext.isStateful(sales)).isTrue();
        JCoContext.end(sales);

        assertThat(counter()).isEqualTo(2);
        transactions.rollback();
        assertThat(system.calls().runsOf("BAPI_TRANSACTION_ROLLBACK")).isOne();
    }

    @Test
    void aContextThatBeganBeforeHasItsOwnSessionAgainAfterwards() throws Exception {
        JCoContext.begin(sales);
        increment();

        transactions.begin();
        assertThat(counter()).isZero();
        transactions.commit();

        assertThat(counter()).isOne();
        JCoContext.end(sales);
    }

    @Test
    void aContextThatGoesOnAfterwardsBeginsASessionOfItsOwn() throws Exception {
        transactions.begin();
        JCoContext.begin(sales);
        increment();
        transactions.commit();

        assertThat(counter()).isZero();
        increment();
        assertThat(counter()).isOne();
        JCoContext.end(sales);
        assertThat(counter()).isZero();
    }

    @Test
    @Tag("RFC-84")
    void aProgramDoesNotCommitBehindTheContainersBack() throws Exception {
        JCoFunction commit = sales.getRepository().getFunction("BAPI_TRANSACTION_COMMIT");
        transactions.begin();
        JCoContext.begin(sales);

        JCoException refused = catchThrowableOfType(JCoException.class, () -> commit.execute(sales));

        assertThat(refused.getGroup()).isEqualTo(JCoException.JCO_ERROR_ILLEGAL_STATE);
        JCoContext.end(sales);
        transactions.rollback();
    }

    @Test
    void whereNoSessionIsKeptAContextIsNotStateful() throws Exception {
        JCoDestination forgetful = destination("forgetful");
        transactions.begin();
        JCoContext.begin(forgetful);

        assertThat(JCoContext.isStateful(forgetful)).isFalse();
        JCoContext.end(forgetful);
        assertThat(transactions.resources()).isZero();
        transactions.commit();
    }
}
