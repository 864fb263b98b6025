package dev.fairlead.connector.connection;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.util.Optional;

/**
 * What an application holds of a managed connection. It carries the caller with the token of the moment, which the
 * managed connection beneath never sees. Those of each protocol are public, not final and have a constructor without
 * arguments, because TomEE derives classes from handles to find leaks.
 */
public abstract class DestinationHandle implements AutoCloseable {
    private DestinationManagedConnection connection;
    private Optional<Caller> caller = Optional.empty();
    private OnBehalfOf signedOn = OnBehalfOf.NOBODY;
    private Optional<ConnectionManager> manager = Optional.empty();

    /** For containers that derive classes from handles; such a handle is closed. */
    protected DestinationHandle() {}

    /** @param signedOn the user whom the container signed on; {@link OnBehalfOf#NOBODY} itself leaves that to the application */
    protected DestinationHandle(DestinationManagedConnection connection, OnBehalfOf signedOn) {
        this.connection = connection;
        this.signedOn = signedOn;
    }

    /** The application or the container has ended the handle: whatever is under way on it ends. */
    protected abstract void ended();

    /** Whose behalf calls are on; to be read together with {@link #open}, under this object's lock. */
    protected final Optional<Caller> caller() {
        return caller;
    }

    /**
     * Says on whose behalf the following calls are, unless the container did. Public because
     * calls of derived classes must reach it.
     *
     * @param authentication that of the destination, for messages
     * @throws dev.fairlead.error.NoUserException if the destination needs a user and there is none
     * @throws IllegalStateException if the managed connection belongs to another user, or the handle is closed
     */
    public synchronized void bind(OnBehalfOf user, String authentication) {
        caller = open().request().checked(signedOn == OnBehalfOf.NOBODY ? user : signedOn, authentication);
    }

    /** Says which part of the container lends the managed connection. Public as {@link #bind} is. */
    public synchronized void lentBy(ConnectionManager lender) {
        manager = Optional.of(lender);
    }

    /** The part of the container that lends the managed connection; empty if the container keeps it to itself. */
    protected final synchronized Optional<ConnectionManager> lender() {
        return manager;
    }

    /**
     * The managed connection beneath.
     *
     * @throws IllegalStateException if the handle is closed
     */
    protected final DestinationManagedConnection open() {
        if (connection == null) {
            throw new IllegalStateException("This connection to a destination is closed, or its container took it back:"
                    + " get another one from the connection factory");
        }
        return connection;
    }

    /** As {@link #open}; empty if the handle is closed. */
    protected final synchronized Optional<DestinationManagedConnection> current() {
        return Optional.ofNullable(connection);
    }

    /** Another managed connection takes over this handle; only one that is its equal may. */
    synchronized void moveTo(DestinationManagedConnection target) throws ResourceException {
        if (connection == null || !connection.request().equals(target.request())) {
            throw new ResourceException("A handle moves only between connections of the same destination and identity");
        }
        connection.forget(this);
        connection = target;
    }

    /** The container takes the managed connection back, whether the application has closed the handle or not. */
    void invalidate() {
        detach();
        ended();
    }

    @Override
    public void close() {
        DestinationManagedConnection closing = detach();
        ended();
        if (closing != null) {
            closing.handleClosed(this);
        }
    }

    private synchronized DestinationManagedConnection detach() {
        DestinationManagedConnection last = connection;
        connection = null;
        caller = Optional.empty();
        signedOn = OnBehalfOf.NOBODY;
        return last;
    }
}
