package dev.fairlead.quickstart.app;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.jco.JCoException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.samples.jco.TableReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Uses destinations that are wrong, each in its own way. */
@Path("mistakes")
@RequestScoped
@RolesAllowed(QuickstartApplication.USER)
@Produces(MediaType.APPLICATION_JSON)
public class MistakesResource {

    @Inject
    @Destination("payroll")
    HttpDestination payroll;

    @Inject
    @Destination("untrusted")
    HttpDestination untrusted;

    @Inject
    @Destination("sales")
    RfcConnection sales;

    @Inject
    Destinations destinations;

    /** A virtual host that the agent does not map. */
    @GET
    @Path("unmapped")
    public Response unmapped() {
        return Relay.of(payroll.get("/salaries"));
    }

    /** A server whose certificate nobody known has issued. */
    @GET
    @Path("untrusted")
    public Response untrusted() {
        return Relay.of(untrusted.get("/news/today"));
    }

    /** A function that the agent does not expose. */
    @GET
    @Path("function")
    public Response function() {
        sales.call(sales.function("RFC_READ_TABLE"));
        return Response.noContent().build();
    }

    /** The same function, called by a program that is written for JCo. */
    @GET
    @Path("program")
    public Response program() throws JCoException {
        TableReader.run("sales", new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return Response.noContent().build();
    }

    /** A name that no source knows, made while the application runs. */
    @GET
    @Path("unknown")
    public Response unknown() {
        return Relay.of(destinations.http("nowhere").get("/"));
    }
}
