package dev.fairlead.connector.connection;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.EngineHost;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.TransactionSupport;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;

/** Creates and matches connections to destinations of one type; has no properties of its own. */
public abstract class DestinationConnectionFactory
        implements ManagedConnectionFactory,
                ValidatingManagedConnectionFactory,
                ResourceAdapterAssociation,
                TransactionSupport {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(DestinationConnectionFactory.class.getName());

    private final String type;
    private EngineHost host;
    private transient PrintWriter log;

    /** @param type of the destinations, as their property {@code Type} says */
    protected DestinationConnectionFactory(String type) {
        this.type = type;
    }

    /** What an application holds of such a connection. */
    protected abstract DestinationHandle handle(DestinationManagedConnection connection, OnBehalfOf signedOn);

    @Override
    public abstract Object createConnectionFactory(ConnectionManager manager);

    /** A factory outside of a container: every connection is new, and gone when it is closed. */
    @Override
    public Object createConnectionFactory() {
        return createConnectionFactory(new UnpooledConnectionManager());
    }

    /**
     * Borrows a connection from the container's pool.
     *
     * @param logon which of the logons that programs have brought along; empty for the destination's own
     * @throws DestinationException if the destination is unknown, invalid or of another type, needs a user and has none,
     *     or no connection is free
     */
    public DestinationHandle borrow(
            ConnectionManager manager, DestinationLookup lookup, OnBehalfOf user, String logon) {
        DestinationInfo info = describe(lookup);
        DestinationHandle handle = allocate(manager, ConnectionRequest.of(type, lookup, info, user, logon));
        try {
            // the container pools by identity alone; the token of this very call travels beside it
            handle.bind(user, info.authentication());
            handle.lentBy(manager);
            return handle;
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    /** Finds and validates a destination; fails unless it is of this factory's type. */
    public void check(DestinationLookup lookup) {
        ConnectionRequest.requireType(type, lookup, describe(lookup));
    }

    /** What connections are matched by; other protocols may know more of a destination than the engine. */
    protected DestinationInfo describe(DestinationLookup lookup) {
        return host().engine().describe(lookup);
    }

    private DestinationHandle allocate(ConnectionManager manager, ConnectionRequest request) {
        try {
            return (DestinationHandle) manager.allocateConnection(this, request);
        } catch (ResourceException e) {
            throw ContainerErrors.translate(e, request.lookup().name());
        }
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        if (!(info instanceof ConnectionRequest request)) {
            throw new ResourceException("A connection to a destination needs to know which");
        }
        LOG.log(Level.DEBUG, "New managed connection for {0}", request);
        return connection(request.under(subject));
    }

    /** A new managed connection; logs nobody on. */
    protected DestinationManagedConnection connection(ConnectionRequest request) {
        return new DestinationManagedConnection(this, request);
    }

    /** None, unless a protocol says otherwise: the container shall not enlist connections that have nothing to commit. */
    @Override
    public TransactionSupportLevel getTransactionSupport() {
        return TransactionSupportLevel.NoTransaction;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ManagedConnection matchManagedConnections(Set candidates, Subject subject, ConnectionRequestInfo info) {
        for (Object candidate : candidates) {
            if (candidate instanceof DestinationManagedConnection connection && connection.matches(subject, info)) {
                return connection;
            }
        }
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Set getInvalidConnections(Set candidates) {
        Set<Object> invalid = new HashSet<>();
        for (Object candidate : candidates) {
            if (candidate instanceof DestinationManagedConnection connection && !connection.isCurrent()) {
                invalid.add(connection);
            }
        }
        return invalid;
    }

    /**
     * The resource adapter that runs it.
     *
     * @throws DestinationException if there is none
     */
    public EngineHost host() {
        if (host == null) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.CONNECTOR_UNAVAILABLE, "", "resource adapter", "is not associated with this factory"));
        }
        return host;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return host;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (!(adapter instanceof EngineHost engineHost)) {
            throw new ResourceException("Not Fairlead's resource adapter: " + adapter);
        }
        if (host != null && host != adapter) {
            throw new IllegalStateException("The factory is associated with another resource adapter already");
        }
        host = engineHost;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        log = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return log;
    }

    /** Equal if associated with equal resource adapters, as the Connectors specification demands of factories. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DestinationConnectionFactory factory
                && type.equals(factory.type)
                && Objects.equals(host, factory.host);
    }

    /** The same for all of a type: a container may put the factory into a map before it associates the resource adapter. */
    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
