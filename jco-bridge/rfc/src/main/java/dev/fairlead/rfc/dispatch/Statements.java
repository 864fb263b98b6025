package dev.fairlead.rfc.dispatch;

import dev.fairlead.rfc.OutboxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Statements on the application's database: <em>joined</em> ones in the transaction of the thread, <em>own</em> ones each in
 * a transaction of its own, on threads that have none.
 */
final class Statements {
    private final DataSource database;

    Statements(DataSource database) {
        this.database = database;
    }

    /** What a row becomes. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    int joinedUpdate(String sql, Object... values) {
        return joined(connection -> update(connection, sql, values));
    }

    int ownUpdate(String sql, Object... values) {
        return own(connection -> update(connection, sql, values));
    }

    <T> List<T> joinedQuery(String sql, int most, Reading<T> reading, Object... values) {
        return joined(connection -> query(connection, sql, most, reading, values));
    }

    <T> List<T> ownQuery(String sql, int most, Reading<T> reading, Object... values) {
        return own(connection -> query(connection, sql, most, reading, values));
    }

    private <T> T joined(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private <T> T own(Work<T> work) {
        return joined(connection -> {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return work.on(connection);
        });
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static <T> List<T> query(Connection connection, String sql, int most, Reading<T> reading, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.setMaxRows(most);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reading.of(rows));
                }
                return read;
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (values[i] instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else {
                statement.setString(i + 1, (String) values[i]);
            }
        }
        return statement;
    }

    private static OutboxException failure(SQLException cause) {
        return new OutboxException("The table of the outbox cannot be used: " + cause.getMessage(), cause);
    }
}
