package dev.fairlead.connector.connection;

import dev.fairlead.connector.EngineHost;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/** The right to call one destination under one identity. Creating one logs nobody on and opens nothing. */
public class DestinationManagedConnection implements ManagedConnection {
    private final DestinationConnectionFactory factory;
    private final ConnectionRequest request;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<DestinationHandle> handles = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile boolean destroyed;
    private volatile PrintWriter log;

    /** @param factory whose matching and handles it has */
    protected DestinationManagedConnection(DestinationConnectionFactory factory, ConnectionRequest request) {
        this.factory = factory;
        this.request = request;
    }

    /** The resource adapter that runs it. */
    public EngineHost host() {
        return factory.host();
    }

    /** What it was made for. */
    public ConnectionRequest request() {
        return request;
    }

    /** Whether this connection is the one that is wanted, for the user in the container's Subject if it names one. */
    boolean matches(Subject subject, ConnectionRequestInfo wanted) {
        return !destroyed && wanted instanceof ConnectionRequest other && request.equals(other.under(subject));
    }

    /** Whether the destination is still the one that this connection was made for. */
    boolean isCurrent() {
        try {
            return !destroyed && factory.describe(request.lookup()).version().equals(request.version());
        } catch (DestinationNotFoundException e) {
            return false;
        } catch (DestinationException e) {
            // a source that cannot be read says nothing about the destination
            return true;
        }
    }

    @Override
    public Object getConnection(Subject subject, ConnectionRequestInfo wanted) throws ResourceException {
        if (destroyed) {
            throw new IllegalStateException("The managed connection has been destroyed");
        }
        if (!matches(subject, wanted)) {
            throw new NotSupportedException("A connection to a destination cannot change its identity");
        }
        DestinationHandle handle = factory.handle(this, ((ConnectionRequest) wanted).userOf(subject));
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof DestinationHandle handle)) {
            throw new ResourceException("Not a handle of a destination");
        }
        handle.moveTo(this);
        handles.add(handle);
    }

    void forget(DestinationHandle handle) {
        handles.remove(handle);
    }

    void handleClosed(DestinationHandle handle) {
        handles.remove(handle);
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(handle);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    /** Tells the container, once, that this connection is of no more use; it destroys it. */
    protected final void broken(Exception reason) {
        if (destroyed || !broken.compareAndSet(false, true)) {
            return;
        }
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_ERROR_OCCURRED, reason);
        listeners.forEach(listener -> listener.connectionErrorOccurred(event));
    }

    @Override
    public void cleanup() {
        handles.forEach(DestinationHandle::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        destroyed = true;
        cleanup();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws NotSupportedException {
        throw new NotSupportedException("Destinations take no part in distributed transactions");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("Destinations take no part in local transactions");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new ConnectionMetaData(request);
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        log = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return log;
    }
}
