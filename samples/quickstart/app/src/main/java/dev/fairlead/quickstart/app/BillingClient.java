package dev.fairlead.quickstart.app;

import dev.fairlead.Destination;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A service in the Internet as a typed client. */
@RegisterRestClient
@Destination("billing")
@Path("/invoices")
@Produces(MediaType.APPLICATION_JSON)
public interface BillingClient {

    @GET
    @Path("/{number}")
    JsonObject invoice(@PathParam("number") int number);
}
