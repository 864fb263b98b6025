package dev.fairlead.quickstart.app;

import dev.fairlead.Destination;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The other on-premise system as a typed client. */
@RegisterRestClient
@Destination("crm")
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
public interface CrmClient {

    @GET
    @Path("/{number}")
    JsonObject customer(@PathParam("number") int number);
}
