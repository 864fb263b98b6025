package dev.fairlead.quickstart.app;

import dev.fairlead.Destination;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Calls functions of an on-premise ABAP system as the signed-in user, whom the agent's certificate logs on. */
@Path("sales")
@RequestScoped
@RolesAllowed(QuickstartApplication.USER)
@Produces(MediaType.APPLICATION_JSON)
public class SalesResource {

    @Inject
    @Destination("sales")
    RfcConnection sales;

    @GET
    @Path("who")
    public JsonObject who() {
        return seen("Z_WHO_AM_I");
    }

    @GET
    @Path("company-codes")
    public JsonObject companyCodes() {
        RfcFunction list = sales.function("BAPI_COMPANYCODE_GETLIST");
        sales.call(list);
        if (list.table("COMPANYCODE_LIST").isEmpty()) {
            throw new IllegalStateException("There are no company codes");
        }
        return seen(list.name());
    }

    /** What the system saw of the caller. */
    private JsonObject seen(String function) {
        RfcFunction who = sales.function("Z_WHO_AM_I");
        sales.call(who);
        return SystemAnswer.of(function, who.getString("USERNAME")).build();
    }
}
