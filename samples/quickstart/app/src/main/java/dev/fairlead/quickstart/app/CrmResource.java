package dev.fairlead.quickstart.app;

import dev.fairlead.Destination;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.HttpDestination;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Calls a second on-premise system as the signed-in user. The agent states the user in the header {@code
 * SSL_CLIENT_CERT}, beside its own certificate in the TLS handshake.
 */
@Path("crm")
@RequestScoped
@RolesAllowed(QuickstartApplication.USER)
@Produces(MediaType.APPLICATION_JSON)
public class CrmResource {
    private static final String CUSTOMER = "/customers/7";

    @Inject
    @Destination("crm")
    HttpDestination crm;

    @Inject
    @RestClient
    CrmClient client;

    @GET
    @Path("destination")
    public Response destination() {
        return Relay.of(crm.get(CUSTOMER));
    }

    @GET
    @Path("client")
    public JsonObject client() {
        return client.customer(7);
    }

    /** Tries to be another user, by stating that user's certificate itself in two spellings of the header. */
    @GET
    @Path("forged")
    public Response forged(@HeaderParam("X-Forged-Certificate") String certificate) {
        return Relay.of(crm.send(DestinationRequest.get(CUSTOMER)
                .header("SSL_CLIENT_CERT", certificate)
                .header("Ssl-Client-Cert", certificate)));
    }
}
