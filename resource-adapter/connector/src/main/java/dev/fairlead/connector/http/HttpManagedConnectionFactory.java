package dev.fairlead.connector.http;

import dev.fairlead.connector.EngineHost;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;

/** Creates and matches connections to HTTP destinations; has no properties of its own. */
public class HttpManagedConnectionFactory
        implements ManagedConnectionFactory, ValidatingManagedConnectionFactory, ResourceAdapterAssociation {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(HttpManagedConnectionFactory.class.getName());

    private EngineHost host;
    private transient PrintWriter log;

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new ManagedHttpConnectionFactory(this, manager);
    }

    /** A factory outside of a container: every connection is new, and gone when it is closed. */
    @Override
    public Object createConnectionFactory() {
        return createConnectionFactory(new UnpooledConnectionManager());
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        if (!(info instanceof HttpConnectionRequest request)) {
            throw new ResourceException("A connection to an HTTP destination needs to know which");
        }
        LOG.log(Level.DEBUG, "New managed connection for {0}", request);
        return new HttpManagedConnection(host(), request.under(subject));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ManagedConnection matchManagedConnections(Set candidates, Subject subject, ConnectionRequestInfo info) {
        for (Object candidate : candidates) {
            if (candidate instanceof HttpManagedConnection connection && connection.matches(subject, info)) {
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
            if (candidate instanceof HttpManagedConnection connection && !connection.isCurrent()) {
                invalid.add(connection);
            }
        }
        return invalid;
    }

    EngineHost host() {
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
        return other instanceof HttpManagedConnectionFactory factory && Objects.equals(host, factory.host);
    }

    /** The same for all: a container may put the factory into a map before it associates the resource adapter. */
    @Override
    public int hashCode() {
        return HttpManagedConnectionFactory.class.hashCode();
    }
}
