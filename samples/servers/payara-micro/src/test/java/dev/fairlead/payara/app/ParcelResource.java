package dev.fairlead.payara.app;

import dev.fairlead.Destination;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.RfcRecord;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Orders that an outbox in the server's own database sends to a system which is emulated in the server. */
@Path("parcels")
@ApplicationScoped
@PermitAll
public class ParcelResource {
    @Inject
    @Destination("emulated")
    RfcConnection emulated;

    @Inject
    RfcOutbox outbox;

    @GET
    @Path("sent/{customer}")
    @Transactional
    public String send(@PathParam("customer") String customer) {
        return outbox.send("emulated", order(customer));
    }

    @GET
    @Path("regretted/{customer}")
    @Transactional
    public String regretted(@PathParam("customer") String customer) {
        outbox.send("emulated", order(customer));
        throw new IllegalStateException("regretted");
    }

    @GET
    @Path("arrived/{customer}")
    public String arrived(@PathParam("customer") String customer) {
        RfcFunction orders = emulated.function("RFC_READ_TABLE").set("QUERY_TABLE", "ZFL_ORDER");
        orders.table("FIELDS").addRow().set("FIELDNAME", "CUSTOMER");
        emulated.call(orders);
        return Long.toString(orders.table("DATA").stream()
                .filter((RfcRecord row) -> row.getString("WA").strip().equals(customer))
                .count());
    }

    private RfcFunction order(String customer) {
        RfcFunction order = emulated.function("Z_FL_ORDER_CREATE");
        order.structure("HEADER").set("CUSTOMER", customer);
        order.table("ITEMS").addRow().set("QUANTITY", "1");
        return order;
    }
}
