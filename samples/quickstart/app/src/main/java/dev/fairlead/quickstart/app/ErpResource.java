package dev.fairlead.quickstart.app;

import dev.fairlead.Destination;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.HttpDestination;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Calls an on-premise system as the signed-in user. The agent presents the user's certificate in the TLS handshake.
 */
@Path("erp")
@RequestScoped
@RolesAllowed(QuickstartApplication.USER)
@Produces(MediaType.APPLICATION_JSON)
public class ErpResource {
    private static final String ORDER = "/orders/4711";

    @Inject
    @Destination("erp")
    HttpDestination erp;

    @Inject
    @RestClient
    ErpClient client;

    @GET
    @Path("destination")
    public Response destination() {
        return Relay.of(erp.get(ORDER));
    }

    @GET
    @Path("async")
    public CompletionStage<Response> async() {
        return erp.sendAsync(DestinationRequest.get(ORDER)).thenApply(Relay::of);
    }

    @GET
    @Path("client")
    public JsonObject client() {
        return client.order(4711);
    }

    /** Open to everybody, so that the destination itself has to notice that nobody has signed in. */
    @GET
    @Path("nobody")
    @PermitAll
    public Response nobody() {
        return Relay.of(erp.get(ORDER));
    }

    /** The same by the typed client. */
    @GET
    @Path("nobody/client")
    @PermitAll
    public JsonObject nobodyByClient() {
        return client.order(4711);
    }

    /** Passes on any path, as careless applications do: what is not exposed is for the agent to refuse. */
    @GET
    @Path("any")
    public Response any(@QueryParam("path") String path) {
        return Relay.of(erp.get(path));
    }
}
