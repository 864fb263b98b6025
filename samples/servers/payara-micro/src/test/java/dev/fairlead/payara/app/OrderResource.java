package dev.fairlead.payara.app;

import dev.fairlead.Destination;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcUnitOfWork;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Orders in an ABAP system, created in transactions of the server. */
@Path("orders")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class OrderResource {
    @Inject
    @Destination("sales")
    RfcConnection sales;

    @Inject
    @Destination("stateless")
    RfcConnection stateless;

    @Resource
    DataSource database;

    @GET
    @Path("two/{customer}")
    @Transactional
    public String two(@PathParam("customer") String customer) {
        order(customer);
        return "created " + order(customer);
    }

    @GET
    @Path("counted")
    @Transactional
    public String counted() {
        sales.call(sales.function("Z_INCREMENT_COUNTER"));
        sales.call(sales.function("Z_INCREMENT_COUNTER"));
        RfcFunction counter = sales.function("Z_GET_COUNTER");
        sales.call(counter);
        return counter.getString("GET_VALUE");
    }

    @GET
    @Path("regretted/{customer}")
    @Transactional
    public String regretted(@PathParam("customer") String customer) {
        order(customer);
        throw new IllegalStateException("regretted");
    }

    @GET
    @Path("dumped/{customer}")
    @Transactional
    public String dumped(@PathParam("customer") String customer) {
        order(customer);
        try {
            sales.call(sales.function("RFC_RAISE_ERROR").set("METHOD", "3"));
        } catch (RuntimeException dump) {
            return "went on";
        }
        return "no dump";
    }

    @GET
    @Path("self-committed/{customer}")
    @Transactional
    public String selfCommitted(@PathParam("customer") String customer) {
        order(customer);
        sales.call(sales.function("BAPI_TRANSACTION_COMMIT"));
        return "committed";
    }

    @GET
    @Path("uncalled")
    @Transactional
    public String uncalled() {
        return sales.function("Z_FL_ORDER_CREATE").name();
    }

    /** Begins a unit of work, and forgets it. */
    @GET
    @Path("forgotten/{customer}")
    public String forgotten(@PathParam("customer") String customer) {
        RfcUnitOfWork unit = sales.begin();
        RfcFunction order = unit.function("Z_FL_ORDER_CREATE");
        fill(order, customer);
        unit.call(order);
        return "begun";
    }

    @GET
    @Path("with-database/{customer}")
    @Transactional
    public String withDatabase(@PathParam("customer") String customer) throws SQLException {
        try (Connection connection = database.getConnection()) {
            stateless.call(stateless.function("STFC_CONNECTION").set("REQUTEXT", customer));
            return "beside " + connection.getMetaData().getDatabaseProductName();
        }
    }

    private String order(String customer) {
        RfcFunction order = sales.function("Z_FL_ORDER_CREATE");
        fill(order, customer);
        sales.call(order);
        return order.getString("ORDER_ID");
    }

    private static void fill(RfcFunction order, String customer) {
        order.structure("HEADER").set("CUSTOMER", customer);
        order.table("ITEMS").addRow().set("QUANTITY", "1");
    }
}
