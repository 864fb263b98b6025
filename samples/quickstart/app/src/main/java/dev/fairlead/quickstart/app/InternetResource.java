package dev.fairlead.quickstart.app;

import dev.fairlead.Destination;
import dev.fairlead.http.HttpDestination;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls services in the Internet as the application itself, by three kinds of authentication. */
@Path("internet")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class InternetResource {

    @Inject
    @Destination("news")
    HttpDestination news;

    @Inject
    @Destination("shop")
    HttpDestination shop;

    @Inject
    @Destination("billing")
    HttpDestination billing;

    @Inject
    @RestClient
    BillingClient billingClient;

    @GET
    @Path("news")
    public Response news() {
        return Relay.of(news.get("/news/today"));
    }

    @GET
    @Path("shop")
    public Response shop() {
        return Relay.of(shop.get("/products/1"));
    }

    @GET
    @Path("billing")
    public Response billing() {
        return Relay.of(billing.get("/invoices/3"));
    }

    @GET
    @Path("billing/client")
    public JsonObject billingByClient() {
        return billingClient.invoice(3);
    }
}
