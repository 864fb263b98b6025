package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.transaction.ContainerTransactions;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.JCoContext;
import dev.fairlead.jco.JCoCustomDestination;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.jco.ProvidedDestination;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.testkit.secrecy.Secrets;
import dev.fairlead.testkit.transaction.LazyConnectionManager;
import dev.fairlead.testkit.transaction.TestTransactions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs on a server that log on to a destination's system as a user of their own. */
class CustomDestinationTest {
    private static final String PASSWORD = "mate's own 1";

    private final AbapEmulator system = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "secret")
            .user("MATE", PASSWORD)
            .client("200")
            .user("MATE", PASSWORD)
            .standardModules()
            .statefulSoap(true)
            .start();
    private final Map<String, Map<String, String>> destinations = Map.of(
            "sales",
            RfcDestinations.direct(
                    system,
                    "TESTER",
                    "jco.destination.x_fairlead.session",
                    "cookie",
                    "jco.destination.peak_limit",
                    "1",
                    "jco.destination.max_get_client_time",
                    "0"),
            "dictionary",
            RfcDestinations.direct(system, "TESTER"),
            "personal",
            Map.of(
                    "Type", "RFC",
                    "jco.destination.auth_type", "PrincipalPropagation",
                    "jco.client.ashost", "erp.virtual",
                    "jco.client.sysnr", "42",
                    "jco.client.client", "100",
                    "jco.destination.x_fairlead.transport", "emulator"));
    private final TestTransactions transactions = new TestTransactions();
    private final RfcTestHost host = new RfcTestHost(
            destinations, ContainerTransactions.of(transactions), new FunctionConfiguration(Optional.empty(), true));
    private final LazyConnectionManager pool = new LazyConnectionManager(transactions);
    private final JCoDestination sales = destination("sales", OnBehalfOf.NOBODY);

    @AfterEach
    void stop() {
        host.stop();
        system.close();
    }

    private JCoDestination destination(String name, OnBehalfOf user) {
        return host.factory(pool).unwrap(JCoDestination.class, DestinationLookup.of(name), () -> user);
    }

    private JCoCustomDestination mate() {
        return mate(PASSWORD);
    }

    private JCoCustomDestination mate(String password) {
        Secrets.tell(password);
        JCoCustomDestination custom = sales.createCustomDestination();
        custom.getUserLogonData().setUser("MATE");
        custom.getUserLogonData().setPassword(password);
        return custom;
    }

    /** Client and user of a call, as the system sees them. */
    private static String loggedOn(JCoDestination destination) throws JCoException {
        JCoFunction echo = destination.getRepository().getFunction("STFC_CONNECTION");
        echo.execute(destination);
        return echo.getExportParameterList()
                .getString("RESPTEXT")
                .replaceAll(".*Logon_Data: ", "")
                .replaceAll("/[^/]*$", "");
    }

    private static int increment(JCoDestination destination) throws JCoException {
        destination.getRepository().getFunction("Z_INCREMENT_COUNTER").execute(destination);
        JCoFunction counter = destination.getRepository().getFunction("Z_GET_COUNTER");
        counter.execute(destination);
        return counter.getExportParameterList().getInt("GET_VALUE");
    }

    private static JCoException refused(JCoDestination destination) {
        return catchThrowableOfType(JCoException.class, destination::ping);
    }

    @Test
    void itsCallsAreThoseOfItsUserAndTheOthersStayTheDestinations() throws Exception {
        JCoCustomDestination mate = mate();

        assertThat(loggedOn(mate)).isEqualTo("100/MATE");
        assertThat(loggedOn(sales)).isEqualTo("100/TESTER");
        assertThat(loggedOn(mate)).isEqualTo("100/MATE");
        assertThat(mate.getAttributes().getUser()).isEqualTo("MATE");
    }

    @Test
    void itMayLogOnToAnotherClient() throws Exception {
        JCoCustomDestination mate = mate();
        mate.getUserLogonData().setClient("200");

        assertThat(loggedOn(mate)).isEqualTo("200/MATE");
    }

    @Test
    void aWrongPasswordIsNoReasonToCallAsSomebodyElse() {
        JCoException failure = refused(mate("not mate's 2"));

        assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_LOGON_FAILURE);
        assertThat(system.calls().entries()).isEmpty();
    }

    @Test
    void sessionsAndTurnsAreSharedByEqualLogonsOnly() throws Exception {
        JCoContext.begin(sales);
        JCoCustomDestination mate = mate();
        JCoContext.begin(mate);

        assertThat(increment(sales)).isEqualTo(1);
        assertThat(increment(mate)).isEqualTo(1);
        assertThat(increment(mate())).isEqualTo(2);
        assertThat(increment(sales)).isEqualTo(2);
        JCoContext.end(mate);
        JCoContext.end(sales);
    }

    @Test
    void inOneTransactionItHasASessionOfItsOwn() throws Exception {
        transactions.begin();
        increment(sales);
        JCoCustomDestination mate = mate();

        assertThat(increment(mate)).isOne();
        assertThat(transactions.resources()).isEqualTo(2);
        assertThat(system.calls().entries())
                .filteredOn(call -> call.function().equals("Z_INCREMENT_COUNTER"))
                .extracting(call -> call.user())
                .containsExactly("TESTER", "MATE");
        transactions.commit();
    }

    @Test
    void whatIsNotSetIsTheDestinations() throws Exception {
        JCoCustomDestination german = sales.createCustomDestination();
        german.getUserLogonData().setLanguage("DE");

        assertThat(german.getAttributes().getISOLanguage()).isEqualTo("DE");
        assertThat(loggedOn(german)).isEqualTo("100/TESTER");
        assertThat(german.getDestinationID()).isNotEqualTo(sales.getDestinationID());
    }

    @Test
    void anotherOneMayBeMadeOfIt() throws Exception {
        JCoCustomDestination german = mate().createCustomDestination();
        german.getUserLogonData().setLanguage("DE");

        assertThat(german.getAttributes().getISOLanguage()).isEqualTo("DE");
        assertThat(loggedOn(german)).isEqualTo("100/MATE");
    }

    @Test
    @Tag("RFC-11")
    void itEndsWithTheVersionOfItsDestination() {
        Map<String, String> properties = new ConcurrentHashMap<>(destinations.get("sales"));
        RfcTestHost changing =
                RfcTestHost.withSapJco(new Changing(properties), getClass().getClassLoader());
        try {
            JCoDestination found = ProvidedDestination.of(changing.factory()
                    .unwrap(DestinationAccess.class, DestinationLookup.of("sales"), () -> OnBehalfOf.NOBODY));
            JCoCustomDestination mate = found.createCustomDestination();
            mate.getUserLogonData().setUser("MATE");
            mate.getUserLogonData().setPassword(PASSWORD);
            assertThatCode(mate::ping).doesNotThrowAnyException();

            properties.put("jco.client.lang", "DE");

            await().untilAsserted(() -> assertThat(mate.isValid()).isFalse());
            assertThat(refused(mate).getGroup()).isEqualTo(JCoException.JCO_ERROR_DESTINATION_DATA_INVALID);
        } finally {
            changing.stop();
        }
    }

    /** A source of one destination, whose properties may change. */
    private record Changing(Map<String, String> properties) implements DestinationSource {

        @Override
        public String description() {
            return "the test";
        }

        @Override
        public Set<String> names() {
            return Set.of("sales");
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return Optional.of(Map.copyOf(properties));
        }
    }

    @Test
    void aDestinationForUsersDoesNotLetProgramsChooseOne() throws Exception {
        JCoDestination personal = destination("personal", RfcDestinations.user("TESTER"));
        JCoCustomDestination other = personal.createCustomDestination();
        other.getUserLogonData().setUser("CERTUSER");
        other.getUserLogonData().setPassword(PASSWORD);
        JCoCustomDestination german = personal.createCustomDestination();
        german.getUserLogonData().setLanguage("DE");

        assertThat(refused(other).getGroup()).isEqualTo(JCoException.JCO_ERROR_NOT_SUPPORTED);
        assertThat(refused(other)).hasMessageContaining("PrincipalPropagation").hasMessageNotContaining(PASSWORD);
        assertThat(loggedOn(german)).isEqualTo("100/TESTER");
    }

    @Test
    void aUserNeedsAPasswordAndAPasswordAUser() {
        JCoCustomDestination withoutPassword = sales.createCustomDestination();
        withoutPassword.getUserLogonData().setUser("MATE");
        JCoCustomDestination withoutUser = sales.createCustomDestination();
        withoutUser.getUserLogonData().setPassword(PASSWORD);

        assertThat(refused(withoutPassword)).hasMessageContaining("jco.client.passwd: is missing");
        assertThat(refused(withoutUser)).hasMessageContaining("jco.client.user: is missing");
        assertThat(refused(withoutUser).getGroup()).isEqualTo(JCoException.JCO_ERROR_CONFIGURATION);
    }

    @Test
    void nobodysPasswordGoesWithTheNameOfAnotherUser() {
        JCoCustomDestination other = mate().createCustomDestination();
        other.getUserLogonData().setUser("TESTER");

        assertThat(refused(other)).hasMessageContaining("jco.client.passwd: is missing");
        assertThat(system.calls().entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000", "abc"})
    void aClientIsThreeDigits(String client) {
        JCoCustomDestination mate = mate();
        mate.getUserLogonData().setClient(client);

        assertThat(refused(mate).getGroup()).isEqualTo(JCoException.JCO_ERROR_CONFIGURATION);
    }

    @Test
    void aLogonThatCallsCannotMakeIsRefusedAndNotReplacedByTheDestinations() {
        assertNotSupported(custom -> custom.getUserLogonData().setX509Certificate("MIIB"));
        assertNotSupported(custom -> custom.getUserLogonData().setSSOTicket("AjExMDAg"));
        assertNotSupported(custom -> custom.getUserLogonData().setAliasUser("SAILOR"));
        assertNotSupported(custom -> custom.getUserLogonData().setExternalIDData("CN=MATE"));
        assertNotSupported(custom -> custom.getSNCConfiguration().setSncMode("1"));
        assertThat(system.calls().entries()).isEmpty();
    }

    private void assertNotSupported(Consumer<JCoCustomDestination> change) {
        JCoCustomDestination custom = sales.createCustomDestination();
        change.accept(custom);
        assertThat(refused(custom).getGroup()).isEqualTo(JCoException.JCO_ERROR_NOT_SUPPORTED);
    }

    @Test
    void itsPasswordIsNowhereToBeRead() throws Exception {
        JCoCustomDestination mate = mate();
        mate.ping();

        assertThat(mate.getProperties()).containsEntry("jco.client.passwd", "*****");
        assertThat(mate.getDestinationID()).doesNotContain(PASSWORD);
    }

    @Test
    void itsOwnConnectionsAreMonitored() throws Exception {
        JCoCustomDestination mate = mate();
        JCoContext.begin(mate);

        assertThat(mate.getMonitor().getUsedConnectionCount()).isOne();
        assertThat(sales.getMonitor().getUsedConnectionCount()).isZero();
        assertThat(mate.getMonitor().getOriginDestinationID()).isEqualTo(sales.getDestinationID());
        JCoContext.end(mate);
    }

    @Test
    void anotherDestinationMayDescribeItsFunctions() throws Exception {
        JCoCustomDestination mate = mate();
        mate.setRepositoryDestination("dictionary");

        mate.getRepository().getFunction("STFC_CONNECTION");

        assertThat(system.calls().entries())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.user()).isEqualTo("TESTER"));
    }
}
