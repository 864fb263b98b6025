package dev.fairlead.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.cdi.container.FakeOutbox;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.FakeRfcConnectionFactory;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions of ABAP systems, injected by the name of a destination. */
class RfcInjectionTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    private final FakeRfcConnectionFactory rfc = new FakeRfcConnectionFactory().system("sales");

    @BeforeEach
    void bindTheFactory() {
        server.bind(RfcConnectionFactory.DEFAULT_JNDI_NAME, rfc);
    }

    @ApplicationScoped
    static class Sales {
        @Inject
        @Destination(value = "sales", fragment = "test-client")
        RfcConnection sales;

        String echo(String text) {
            RfcFunction function = sales.function("STFC_CONNECTION");
            function.set("REQUTEXT", text);
            sales.call(function);
            return function.getString("ECHOTEXT");
        }

        RfcUnitOfWork begin() {
            return sales.begin();
        }

        RfcConnection connection() {
            return sales;
        }
    }

    interface Greeting {
        @RfcModule("STFC_CONNECTION")
        @Export("ECHOTEXT")
        String echo(@Import("REQUTEXT") String text);
    }

    @Dependent
    static class Unknown {
        @Inject
        @Destination("nowhere")
        RfcConnection nowhere;
    }

    @Dependent
    static class Calling {
        @Inject
        @Destination("erp")
        HttpDestination erp;
    }

    @Dependent
    static class Branches {
        @Inject
        Destinations destinations;
    }

    @Test
    void callsGoToTheDestinationOfTheInjectionPoint() {
        server.deploy(Sales.class);

        assertThat(server.bean(Sales.class).echo("ahoy")).isEqualTo("ahoy");

        assertThat(rfc.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.lookup())
                        .isEqualTo(new DestinationLookup(
                                TestServer.APPLICATION, "", "sales", LookupOptions.DEFAULT.fragment("test-client"))));
    }

    @Test
    void nothingIsHeldBetweenCalls() {
        server.deploy(Sales.class);

        server.bean(Sales.class).echo("ahoy");

        assertThat(rfc.openHandles()).isZero();
    }

    @Test
    void methodsOfAnInterfaceBorrowAConnectionForEachCall() {
        server.deploy(Sales.class);
        Greeting greeting = server.bean(Sales.class).connection().modules(Greeting.class);

        assertThat(greeting.echo("ahoy")).isEqualTo("ahoy");
        assertThat(greeting.echo("again")).isEqualTo("again");

        assertThat(rfc.calls()).hasSize(2);
        assertThat(rfc.openHandles()).isZero();
    }

    @Test
    void theConnectionBeneathIsAskedForWhatATransportHasOfItsOwn() {
        server.deploy(Sales.class);

        assertThat(server.bean(Sales.class)
                        .connection()
                        .unwrap(DestinationLookup.class)
                        .name())
                .isEqualTo("sales");
        assertThat(rfc.openHandles()).isZero();
    }

    @Test
    void methodsOfAnInterfaceCanBeCallsOfAUnitOfWork() {
        server.deploy(Sales.class);

        try (RfcUnitOfWork work = server.bean(Sales.class).begin()) {
            assertThat(work.modules(Greeting.class).echo("ahoy")).isEqualTo("ahoy");
        }

        assertThat(rfc.openHandles()).isZero();
    }

    @Test
    void aUnitOfWorkKeepsItsConnectionUntilItIsClosed() {
        server.deploy(Sales.class);

        try (RfcUnitOfWork work = server.bean(Sales.class).begin()) {
            work.call(work.function("STFC_CONNECTION"));

            assertThat(rfc.openHandles()).isPositive();
        }

        assertThat(rfc.openHandles()).isZero();
    }

    @Test
    @Tag("RFC-86")
    void aUnitOfWorkThatIsOpenAtTheEndOfTheRequestIsClosed() {
        server.deploy(Sales.class);
        RequestContextController request = server.bean(RequestContextController.class);
        request.activate();
        RfcUnitOfWork forgotten = server.bean(Sales.class).begin();
        int held = rfc.openHandles();
        server.bean(Sales.class).begin().close();
        assertThat(rfc.openHandles()).isEqualTo(held).isPositive();

        request.deactivate();

        assertThat(rfc.openHandles()).isZero();
        forgotten.close();
        assertThat(rfc.openHandles()).isZero();
    }

    @Test
    void aUnitOfWorkMayOutliveTheRequestWhereTheApplicationSaysSo() {
        server.configure("USE_JCO_SESSIONS", "true");
        server.deploy(Sales.class);
        RequestContextController request = server.bean(RequestContextController.class);
        request.activate();
        try (RfcUnitOfWork open = server.bean(Sales.class).begin()) {
            request.deactivate();

            open.call(open.function("STFC_CONNECTION"));
        }

        assertThat(rfc.openHandles()).isZero();
    }

    @Test
    void namesKnownAtRunTimeAreLookedUpThen() {
        server.deploy(Branches.class);
        RfcConnection sales = server.bean(Branches.class).destinations.rfc("sales");

        assertThat(sales.systemInfo().systemId()).isEqualTo("FLD");
    }

    @Test
    void anOutboxSendsToDestinationsOfTheApplication() {
        server.deploy(Branches.class);
        Destinations destinations = server.bean(Branches.class).destinations;
        RfcFunction function = destinations.rfc("sales").function("STFC_CONNECTION");

        destinations.outbox(FakeOutbox.database()).send("sales", function);
        destinations.outbox(FakeOutbox.database()).send("sales", function, "QUEUE");

        assertThat(rfc.outbox().destinations())
                .hasSize(2)
                .containsOnly(new DestinationLookup(TestServer.APPLICATION, "", "sales", LookupOptions.DEFAULT));
    }

    @Test
    void inAStoredSessionItsAddressIsStored() throws Exception {
        server.deploy(Branches.class);
        RfcConnection sales = server.bean(Branches.class).destinations.rfc("sales");
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
            out.writeObject(sales);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            assertThat(in.readObject())
                    .hasToString("RfcConnection[sales]")
                    .isInstanceOfSatisfying(
                            RfcConnection.class,
                            again -> assertThat(again.systemInfo().systemId()).isEqualTo("FLD"));
        }
    }

    @Test
    void anUnknownDestinationKeepsTheApplicationFromStarting() {
        assertThatThrownBy(() -> server.deploy(Unknown.class))
                .hasMessageContaining("Unknown.nowhere")
                .hasMessageContaining("FL-DEST-001");
    }

    @Test
    void withoutTheFactoryTheApplicationDoesNotStart() {
        server.bind(RfcConnectionFactory.DEFAULT_JNDI_NAME, "something else");

        assertThatThrownBy(() -> server.deploy(Sales.class)).hasMessageContaining("java:app/fairlead/rfc");
    }

    @Test
    void applicationsThatCallNoFunctionsDoNotNeedIt() {
        server.bind(RfcConnectionFactory.DEFAULT_JNDI_NAME, "something else");
        server.factory().target("erp", call -> FakeResponse.ok("erp here"));
        server.deploy(Calling.class);

        assertThat(server.bean(Calling.class).erp.get("orders").text()).isEqualTo("erp here");
    }
}
