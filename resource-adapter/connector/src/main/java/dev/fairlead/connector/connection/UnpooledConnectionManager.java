package dev.fairlead.connector.connection;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** For use without a container: a managed connection lives from the look-up to the closing of its handle. */
final class UnpooledConnectionManager implements ConnectionManager {
    private static final long serialVersionUID = 1L;

    @Override
    public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo request)
            throws ResourceException {
        ManagedConnection connection = factory.createManagedConnection(null, request);
        connection.addConnectionEventListener(new DestroyWhenClosed());
        return connection.getConnection(null, request);
    }

    private static final class DestroyWhenClosed implements ConnectionEventListener {
        private static final Logger LOG = System.getLogger(UnpooledConnectionManager.class.getName());

        @Override
        public void connectionClosed(ConnectionEvent event) {
            try {
                ((ManagedConnection) event.getSource()).destroy();
            } catch (ResourceException e) {
                LOG.log(Level.WARNING, "A managed connection was not destroyed", e);
            }
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            connectionClosed(event);
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {
            // there are no transactions
        }

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {
            // there are no transactions
        }

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {
            // there are no transactions
        }
    }
}
