package dev.fairlead.emulator.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database with the table of an outbox. What is done between {@code begin} and its end is one transaction. */
final class TransactedDatabase implements DataSource, AutoCloseable {
    private final JdbcDataSource database = new JdbcDataSource();
    private final Connection keepsItOpen;
    private Optional<Connection> transaction = Optional.empty();

    TransactedDatabase() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        keepsItOpen = database.getConnection();
        try (Statement statement = keepsItOpen.createStatement()) {
            statement.execute(ddl());
        }
    }

    private static String ddl() {
        try (InputStream sql = TransactedDatabase.class.getResourceAsStream("/dev/fairlead/rfc/dispatch/outbox.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        transaction = Optional.of(connection);
    }

    void commit() throws SQLException {
        try (Connection connection = transaction.orElseThrow()) {
            connection.commit();
        }
        transaction = Optional.empty();
    }

    void rollback() throws SQLException {
        try (Connection connection = transaction.orElseThrow()) {
            connection.rollback();
        }
        transaction = Optional.empty();
    }

    /** The transaction's, which stays open when it is closed; else a new one. */
    @Override
    public Connection getConnection() throws SQLException {
        return transaction.isPresent() ? lent(transaction.get()) : database.getConnection();
    }

    private static Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TransactedDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, values) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The database as threads without a transaction have it. */
    DataSource withoutTransaction() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        keepsItOpen.close();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the database has one user");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
