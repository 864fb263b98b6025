package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.RestClientProperties;
import dev.fairlead.cdi.container.Exchange;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.source.DestinationLevel;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.TenantStrategy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a client's destination is looked up, and what its calls bring along. */
class RestClientOptionsTest {
    private static final CallInput INPUT = CallInput.NONE.refreshToken(Sensitive.of("r1"));

    @RegisterExtension
    final TestServer server = new TestServer();

    /** A client that says all that an annotation can. */
    @Destination(
            value = "erp",
            fragment = "erp-test",
            fragmentOptional = true,
            level = DestinationLevel.INSTANCE,
            strategy = TenantStrategy.SUBSCRIBER_FIRST)
    @Path("choosy")
    public interface Choosy {
        @GET
        String get();
    }

    @BeforeEach
    void deploy() {
        server.factory().target("erp", call -> RestClients.json("{}"));
        server.deploy();
    }

    private Exchange last() {
        return server.factory().lastExchange();
    }

    @Test
    void areThoseOfTheAnnotation() {
        RestClients.builder().build(Choosy.class).get();

        assertThat(last().lookup().options())
                .isEqualTo(LookupOptions.DEFAULT
                        .optionalFragment("erp-test")
                        .level(DestinationLevel.INSTANCE)
                        .strategy(TenantStrategy.SUBSCRIBER_FIRST));
    }

    @Test
    void inputAndTenantMayBePropertiesOfTheClient() {
        RestClients.builder()
                .property(RestClientProperties.INPUT, INPUT)
                .property(RestClientProperties.TENANT, "acme")
                .build(Choosy.class)
                .get();

        assertThat(last().request().input()).isEqualTo(INPUT);
        assertThat(last().lookup().tenant()).isEqualTo("acme");
    }

    /** Calls for another tenant than the client's. */
    public static class OtherTenant implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            context.setProperty(RestClientProperties.TENANT, "other");
        }
    }

    @Test
    void aPropertyOfTheRequestComesFirst() {
        RestClients.builder()
                .property(RestClientProperties.TENANT, "acme")
                .register(OtherTenant.class)
                .build(Choosy.class)
                .get();

        assertThat(last().lookup().tenant()).isEqualTo("other");
    }

    @Test
    void aBlankTenantIsRefused() {
        Choosy client =
                RestClients.builder().property(RestClientProperties.TENANT, " ").build(Choosy.class);

        assertThatThrownBy(client::get).hasStackTraceContaining("FL-DEST-006");
        assertThat(server.factory().exchanges()).isEmpty();
    }
}
