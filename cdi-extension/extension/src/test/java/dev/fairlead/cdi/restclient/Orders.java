package dev.fairlead.cdi.restclient;

import dev.fairlead.Destination;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** A system of orders, by the name of its destination. */
@Destination(value = "erp", fragment = "test-client")
@Path("orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Orders {
    @GET
    @Path("{number}")
    Order find(@PathParam("number") int number);

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    String search(@QueryParam("text") String text, @HeaderParam("sap-client") String client);

    @GET
    @Path("raw/{key}")
    String raw(@PathParam("key") String key);

    @POST
    Order create(Order order);

    @PUT
    @Path("{number}/attachment")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    void attach(@PathParam("number") int number, InputStream content);

    @POST
    @Path("release")
    void release();

    @GET
    @Path("export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    InputStream export();

    @GET
    @Path("{number}")
    Response response(@PathParam("number") int number);

    @HEAD
    @Path("{number}")
    Response head(@PathParam("number") int number);

    @GET
    @Path("{number}")
    CompletionStage<Order> findLater(@PathParam("number") int number);

    @POST
    @Path("release")
    CompletionStage<Void> releaseLater();
}
