package dev.fairlead.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.source.DestinationChain;
import dev.fairlead.source.DestinationLevel;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.TenantStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InjectionTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    @BeforeEach
    void twoSystems() {
        server.factory().target("erp", call -> FakeResponse.ok("erp here"));
        server.factory().target("crm", call -> FakeResponse.ok("crm here"));
    }

    @ApplicationScoped
    static class Orders {
        @Inject
        @Destination("erp")
        HttpDestination erp;

        @Inject
        @Destination(value = "crm", fragment = "test-client")
        HttpDestination crm;

        @Inject
        @Destination("crm")
        Provider<HttpDestination> later;

        HttpDestination erp() {
            return erp;
        }

        HttpDestination crm() {
            return crm;
        }

        Provider<HttpDestination> later() {
            return later;
        }
    }

    @Dependent
    static class Constructed {
        final HttpDestination erp;

        @Inject
        Constructed(@Destination("erp") HttpDestination erp) {
            this.erp = erp;
        }
    }

    @Dependent
    static class Branches {
        @Inject
        Destinations destinations;
    }

    @Test
    void everyInjectionPointGetsTheDestinationItNames() {
        server.deploy(Orders.class);

        assertThat(server.bean(Orders.class).erp().get("status").text()).isEqualTo("erp here");
        assertThat(server.bean(Orders.class).crm().get("status").text()).isEqualTo("crm here");
    }

    @Test
    void theDestinationKnowsItsName() {
        server.deploy(Orders.class);

        assertThat(server.bean(Orders.class).erp().name()).isEqualTo("erp");
    }

    @Test
    void theFragmentIsPartOfTheLookUp() {
        server.deploy(Orders.class);

        server.bean(Orders.class).crm().get("status").close();

        assertThat(server.factory().lastExchange().lookup().options().fragment())
                .isEqualTo("test-client");
    }

    @Test
    void theLookUpNamesTheApplication() {
        server.deploy(Orders.class);

        server.bean(Orders.class).erp().get("status").close();

        assertThat(server.factory().lastExchange().lookup().application()).isEqualTo(TestServer.APPLICATION);
    }

    @Test
    void modulesOfOneEarAreToldApart() {
        server.bind("java:module/ModuleName", "storefront");
        server.deploy(Orders.class);

        server.bean(Orders.class).erp().get("status").close();

        assertThat(server.factory().lastExchange().lookup().application()).isEqualTo("shop/storefront");
    }

    @Test
    void aProviderGivesTheDestinationToo() {
        server.deploy(Orders.class);

        assertThat(server.bean(Orders.class).later().get().name()).isEqualTo("crm");
    }

    @Test
    void constructorsAreServed() {
        server.deploy(Constructed.class);

        assertThat(server.bean(Constructed.class).erp.name()).isEqualTo("erp");
    }

    @Test
    void destinationsServesNamesKnownOnlyAtRunTime() {
        server.deploy(Branches.class);
        Destinations destinations = server.bean(Branches.class).destinations;

        assertThat(destinations.http("er" + "p").get("status").text()).isEqualTo("erp here");
        destinations.http("crm", "test-client").get("status").close();
        assertThat(server.factory().lastExchange().lookup().options().fragment())
                .isEqualTo("test-client");
    }

    @Test
    void destinationsRefusesWhatCannotBeAName() {
        server.deploy(Branches.class);
        Destinations destinations = server.bean(Branches.class).destinations;

        assertThatThrownBy(() -> destinations.http("../erp"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("FL-DEST-002");
        assertThatThrownBy(() -> destinations.http("erp", "a fragment"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("a fragment");
    }

    @Dependent
    static class Choosy {
        @Inject
        @Destination(
                value = "crm",
                fragment = "crm-test",
                fragmentOptional = true,
                level = DestinationLevel.SUBACCOUNT,
                strategy = TenantStrategy.PROVIDER_ONLY)
        HttpDestination crm;
    }

    @Test
    void everyMemberOfTheAnnotationIsAnOptionOfTheLookUp() {
        server.deploy(Choosy.class);

        server.bean(Choosy.class).crm.get("status").close();

        assertThat(lastLookup().options())
                .isEqualTo(LookupOptions.DEFAULT
                        .optionalFragment("crm-test")
                        .level(DestinationLevel.SUBACCOUNT)
                        .strategy(TenantStrategy.PROVIDER_ONLY));
    }

    @Test
    void destinationsTakesEveryOptionAlsoAChain() {
        server.deploy(Branches.class);
        LookupOptions options = LookupOptions.DEFAULT
                .fragment("one,two")
                .chain(new DestinationChain("com.sap.sequentialUserPropagation", Map.of("user", "idp")));

        server.bean(Branches.class)
                .destinations
                .http("crm", options)
                .get("status")
                .close();

        assertThat(lastLookup().options()).isEqualTo(options);
    }

    @Test
    void aTenantIsPartOfTheLookUp() {
        server.deploy(Orders.class);
        HttpDestination erp = server.bean(Orders.class).erp();

        erp.forTenant("acme").get("status").close();
        assertThat(lastLookup().tenant()).isEqualTo("acme");

        erp.get("status").close();
        assertThat(lastLookup().tenant()).isEmpty();
    }

    @Test
    void aBlankTenantIsRefusedInsteadOfBecomingTheInstallationsOwn() {
        server.deploy(Orders.class);

        assertThatThrownBy(() -> server.bean(Orders.class).erp().forTenant(" "))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("FL-DEST-006");
    }

    @Test
    void everyCallBringsItsInputAlong() {
        server.deploy(Orders.class);
        CallInput input = CallInput.NONE.refreshToken(Sensitive.of("r1"));
        HttpDestination erp = server.bean(Orders.class).erp().with(input);

        erp.get("status").close();
        assertThat(server.factory().lastExchange().request().input()).isEqualTo(input);

        erp.sendAsync(DestinationRequest.get("status"))
                .toCompletableFuture()
                .join()
                .close();
        assertThat(server.factory().lastExchange().request().input()).isEqualTo(input);
    }

    @Test
    void aRequestKeepsAnInputOfItsOwn() {
        server.deploy(Orders.class);
        CallInput own = CallInput.NONE.refreshToken(Sensitive.of("of the request"));

        server.bean(Orders.class)
                .erp()
                .with(CallInput.NONE.refreshToken(Sensitive.of("of the destination")))
                .send(DestinationRequest.get("status").input(own))
                .close();

        assertThat(server.factory().lastExchange().request().input()).isEqualTo(own);
    }

    @Test
    void inputAndTenantGoTogether() {
        server.deploy(Orders.class);
        CallInput input = CallInput.NONE.samlAssertion(Sensitive.of("assertion"));

        server.bean(Orders.class)
                .erp()
                .with(input)
                .forTenant("acme")
                .get("status")
                .close();

        assertThat(lastLookup().tenant()).isEqualTo("acme");
        assertThat(server.factory().lastExchange().request().input()).isEqualTo(input);
    }

    private DestinationLookup lastLookup() {
        return server.factory().lastExchange().lookup();
    }

    @Test
    void aLiteralNamesNoChain() {
        LookupOptions chain = LookupOptions.DEFAULT.chain(new DestinationChain("any", Map.of()));

        assertThatThrownBy(() -> Destination.Literal.of("erp", chain)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameSelectedByLiteralIsServed() {
        var application = server.deploy(Orders.class);

        HttpDestination crm = application
                .select(HttpDestination.class, Destination.Literal.of("crm"))
                .get();

        assertThat(crm.name()).isEqualTo("crm");
    }

    @Test
    void anInjectedDestinationSurvivesTheStoringOfASession() throws Exception {
        server.deploy(Constructed.class);

        HttpDestination restored = restore(store(server.bean(Constructed.class).erp));

        assertThat(restored.get("status").text()).isEqualTo("erp here");
    }

    @Test
    void theTenantIsStoredToo() throws Exception {
        server.deploy(Constructed.class);

        HttpDestination restored =
                restore(store(server.bean(Constructed.class).erp.forTenant("acme")));
        restored.get("status").close();

        assertThat(lastLookup().tenant()).isEqualTo("acme");
    }

    @Test
    @Tag("AUTH-41")
    void aDestinationWithInputIsNotStoredAndItsInputNeverPrints() {
        server.deploy(Constructed.class);
        HttpDestination erp =
                server.bean(Constructed.class).erp.with(CallInput.NONE.refreshToken(Sensitive.of("top-secret")));

        assertThatThrownBy(() -> store(erp)).isInstanceOf(NotSerializableException.class);
        assertThat(erp.toString()).contains("erp").doesNotContain("top-secret");
    }

    private static byte[] store(HttpDestination destination) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(destination);
        }
        return bytes.toByteArray();
    }

    private static HttpDestination restore(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (HttpDestination) in.readObject();
        }
    }
}
