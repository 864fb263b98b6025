package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.payara.app.OrderResource;
import dev.fairlead.payara.app.Outboxes;
import dev.fairlead.payara.app.ParcelResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Functions of an ABAP system, called over injected connections in the server's transactions. */
@ExtendWith(ArquillianExtension.class)
class TransactionIT {
    private static final Users USERS = new Users();
    private static final AbapEmulator SYSTEM = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "secret")
            .standardModules()
            .statefulSoap(true)
            .start();

    @ArquillianResource
    URI application;

    private Browser browser;

    @Deployment(testable = false)
    static WebArchive orders() {
        Map<String, String> configuration = new HashMap<>();
        configuration.putAll(destination("sales"));
        configuration.put("fairlead.destination.sales.jco.destination.x_fairlead.session", "cookie");
        configuration.putAll(destination("stateless"));
        configuration.putAll(Map.of(
                "fairlead.destination.backend.Type", "HTTP",
                "fairlead.destination.backend.URL", "https://backend.example",
                "fairlead.destination.backend.ProxyType", "Internet",
                "fairlead.destination.backend.Authentication", "NoAuthentication"));
        configuration.put("fairlead.destination.emulated.Type", "RFC");
        configuration.put("fairlead.destination.emulated.jco.client.ashost", "erp.virtual");
        configuration.put("fairlead.destination.emulated.jco.client.sysnr", "42");
        configuration.put("fairlead.destination.emulated.jco.client.client", "100");
        configuration.put("fairlead.destination.emulated.jco.client.user", "INTERFACE");
        configuration.put("fairlead.destination.emulated.jco.client.passwd", "secret");
        configuration.put("fairlead.destination.emulated.jco.destination.x_fairlead.transport", "emulator");
        return RelayWar.named("orders", USERS, configuration, OrderResource.class, ParcelResource.class, Outboxes.class)
                .addAsResource("dev/fairlead/rfc/dispatch/outbox.sql", "outbox.sql");
    }

    private static Map<String, String> destination(String name) {
        String prefix = "fairlead.destination." + name + ".";
        return Map.of(
                prefix + "Type", "RFC",
                prefix + "jco.destination.proxy_type", "Internet",
                prefix + "jco.client.wshost", "localhost",
                prefix + "jco.client.wsport", "1",
                prefix + "jco.client.client", "100",
                prefix + "jco.client.user", "TESTER",
                prefix + "jco.client.passwd", "secret",
                prefix + "jco.destination.x_fairlead.soap_url", SYSTEM.url().toString(),
                prefix + "jco.destination.x_fairlead.allow_plain", "1");
    }

    @BeforeEach
    void open() {
        browser = new Browser(application);
        SYSTEM.calls().clear();
    }

    @AfterAll
    static void stop() {
        SYSTEM.close();
    }

    private static boolean hasOrderOf(String customer) {
        return SYSTEM.tables().table("ZFL_ORDER").rows("100").stream()
                .anyMatch(order -> customer.equals(order.get("CUSTOMER")));
    }

    private static long runsOf(String function) {
        return SYSTEM.calls().runsOf(function);
    }

    @Test
    @Tag("RFC-80")
    void anInjectedConnectionCallsFunctions() {
        assertThat(browser.get("api/orders/uncalled").body()).isEqualTo("Z_FL_ORDER_CREATE");
    }

    @Test
    @Tag("RFC-81")
    void theServersCommitIsOneCommitInTheSystem() {
        assertThat(browser.get("api/orders/two/Harbour").body()).startsWith("created");

        assertThat(hasOrderOf("Harbour")).isTrue();
        assertThat(runsOf("BAPI_TRANSACTION_COMMIT")).isOne();
    }

    @Test
    void callsOfATransactionShareOneSession() {
        assertThat(browser.get("api/orders/counted").body()).isEqualTo("2");
        assertThat(browser.get("api/orders/counted").body()).isEqualTo("2");
    }

    @Test
    @Tag("RFC-81")
    void anExceptionRollsBack() {
        assertThat(browser.get("api/orders/regretted/Regret").statusCode()).isEqualTo(500);

        assertThat(hasOrderOf("Regret")).isFalse();
        assertThat(runsOf("BAPI_TRANSACTION_ROLLBACK")).isOne();
        assertThat(runsOf("BAPI_TRANSACTION_COMMIT")).isZero();
    }

    @Test
    @Tag("RFC-81")
    void aTransactionWithoutCallSendsNothing() {
        browser.get("api/orders/uncalled");

        assertThat(runsOf("BAPI_TRANSACTION_COMMIT")).isZero();
    }

    @Test
    void aCommitThatTheSystemRefusesFailsInTheApplication() {
        HttpResponse<String> refused = browser.get("api/orders/two/FAIL");

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(hasOrderOf("FAIL")).isFalse();
    }

    @Test
    @Tag("RFC-82")
    void afterADumpTheTransactionCannotBeCommitted() {
        assertThat(browser.get("api/orders/dumped/Dump").body()).isEqualTo("went on");

        assertThat(hasOrderOf("Dump")).isFalse();
        assertThat(runsOf("BAPI_TRANSACTION_COMMIT")).isZero();
    }

    @Test
    @Tag("RFC-84")
    void theApplicationMayNotCommitByItself() {
        assertThat(browser.get("api/orders/self-committed/Self").body()).contains("FL-RFC-136");

        assertThat(hasOrderOf("Self")).isFalse();
    }

    @Test
    @Tag("RFC-86")
    void aUnitOfWorkThatIsForgottenIsRolledBackWhenTheRequestEnds() {
        assertThat(browser.get("api/orders/forgotten/Forgotten").body()).isEqualTo("begun");

        await().untilAsserted(
                        () -> assertThat(runsOf("BAPI_TRANSACTION_ROLLBACK")).isOne());
        assertThat(hasOrderOf("Forgotten")).isFalse();
    }

    @Test
    @Tag("RFC-76")
    void anOutboxSendsWhatIsCommittedAndNothingElse() {
        browser.get("api/parcels/regretted/Regretted");
        assertThat(browser.get("api/parcels/sent/Parcel").body()).matches("[0-9A-F]{24}");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> browser.get("api/parcels/arrived/Parcel").body().equals("1"));
        assertThat(browser.get("api/parcels/arrived/Regretted").body()).isEqualTo("0");
    }

    @Test
    void aSystemWithoutSessionsTakesNoPlaceInTheTransaction() {
        assertThat(browser.get("api/orders/with-database/Beside").body()).startsWith("beside");

        assertThat(runsOf("STFC_CONNECTION")).isOne();
    }
}
