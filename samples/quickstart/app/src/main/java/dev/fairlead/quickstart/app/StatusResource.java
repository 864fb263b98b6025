package dev.fairlead.quickstart.app;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says that the application is there; its destinations were checked when it was deployed. */
@Path("status")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class StatusResource {

    @GET
    public String status() {
        return "ready";
    }
}
