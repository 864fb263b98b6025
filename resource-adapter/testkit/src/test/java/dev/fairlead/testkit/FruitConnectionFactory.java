package dev.fairlead.testkit;

import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.security.auth.Subject;

/** Matches by the request info and notes how many connections it was offered. */
final class FruitConnectionFactory implements ManagedConnectionFactory, ValidatingManagedConnectionFactory {
    private static final long serialVersionUID = 1L;
    int mostOffered;

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo request) {
        return new FruitConnection((Fruit) request);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ManagedConnection matchManagedConnections(Set candidates, Subject subject, ConnectionRequestInfo request) {
        mostOffered = Math.max(mostOffered, candidates.size());
        for (Object candidate : candidates) {
            if (((FruitConnection) candidate).fruit.equals(request)) {
                return (ManagedConnection) candidate;
            }
        }
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Set getInvalidConnections(Set candidates) {
        Set<Object> invalid = new LinkedHashSet<>();
        for (Object candidate : candidates) {
            if (((FruitConnection) candidate).rotten) {
                invalid.add(candidate);
            }
        }
        return invalid;
    }

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return this;
    }

    @Override
    public Object createConnectionFactory() {
        return this;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }
}
