package dev.fairlead.rfc;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.Registration;
import jakarta.resource.Referenceable;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The Jakarta Connectors connection factory for RFC destinations; found in JNDI, by default under
 * {@value #DEFAULT_JNDI_NAME}.
 */
public interface RfcConnectionFactory extends Serializable, Referenceable {

    /** Where {@code fairlead-cdi} defines and looks for the factory unless configured otherwise. */
    String DEFAULT_JNDI_NAME = "java:app/fairlead/rfc";

    /**
     * Borrows a connection. Nothing is sent before its first use.
     *
     * @param user on whose behalf it is used. Ignored by destinations with nothing bound to a user.
     * @throws dev.fairlead.error.DestinationException if the destination is unknown, invalid or not for RFC, needs a user
     *     and has none, or no connection is free
     */
    RfcConnection getConnection(DestinationLookup lookup, OnBehalfOf user);

    /**
     * Finds and validates a destination without calling anything.
     *
     * @throws dev.fairlead.error.DestinationException if it is unknown, invalid or not for RFC
     */
    void check(DestinationLookup lookup);

    /**
     * An implementation of an interface of annotated methods whose calls take that connection; see
     * {@link RfcConnection#modules}.
     *
     * @throws IllegalArgumentException if a method cannot be mapped; the message names it
     */
    <T> T modules(Class<T> type, RfcConnection connection);

    /**
     * A destination as another programming model has it, or what a transport has of its own below connections to it.
     *
     * @param users who calls; asked at each use
     * @throws dev.fairlead.error.DestinationException if the destination is unknown, invalid or not for RFC
     * @throws RfcUnsupportedException if there is nothing of this type
     */
    <T> T unwrap(Class<T> type, DestinationLookup lookup, Supplier<OnBehalfOf> users);

    /**
     * An outbox in the application's database, which sends in the background from now on. The application closes it when
     * it stops; it ends with the resource adapter in any case.
     *
     * @param database has the table of the outbox, and connections that take part in the transactions of their threads
     * @throws dev.fairlead.error.DestinationException if the resource adapter does not run, or has no thread for it
     */
    RfcOutbox outbox(DataSource database);

    /**
     * Has an application hear of its calls from now on, until the registration is closed, which the application does when
     * it stops. Of several for one application, the latest hears.
     *
     * @param application its name, as in {@link DestinationLookup#application}
     */
    Registration observe(String application, RfcTelemetry telemetry);

    /** What goes on at the systems that an application calls; each once, but for those not called for an hour. */
    List<SystemLoad> loads(String application);
}
