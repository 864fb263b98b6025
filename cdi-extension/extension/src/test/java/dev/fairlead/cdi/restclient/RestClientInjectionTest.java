package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestClientInjectionTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    @RegisterRestClient
    @Destination("erp")
    @Path("status")
    public interface Status {
        @GET
        String read();
    }

    @ApplicationScoped
    static class Monitor {
        @Inject
        @RestClient
        Status status;

        String read() {
            return status.read();
        }
    }

    @Test
    void anInterfaceWithADestinationNeedsNoUrl() {
        server.factory().target("erp", call -> FakeResponse.ok("up"));
        server.deploy(Status.class, Monitor.class);

        assertThat(server.bean(Monitor.class).read()).isEqualTo("up");
        assertThat(server.factory().lastExchange().request().path()).isEqualTo("/status");
    }

    @Test
    void aUrlThatIsConfiguredForTheInterfaceIsNotCalled() {
        server.factory().target("erp", call -> FakeResponse.ok("up"));
        server.configure(Status.class.getName() + "/mp-rest/url", "http://configured.invalid/base");
        server.deploy(Status.class, Monitor.class);

        assertThat(server.bean(Monitor.class).read()).isEqualTo("up");
    }

    @Test
    void anUnknownDestinationFailsTheDeploymentAndNamesTheInterface() {
        assertThatThrownBy(() -> server.deploy(Status.class, Monitor.class))
                .hasMessageContaining(Status.class.getName() + ": FL-DEST-001: destination 'erp'");
    }
}
