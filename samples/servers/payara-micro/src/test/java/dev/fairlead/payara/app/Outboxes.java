package dev.fairlead.payara.app;

import dev.fairlead.Destinations;
import dev.fairlead.rfc.RfcOutbox;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** An outbox in the server's own database, where its table is made first. */
@ApplicationScoped
public class Outboxes {
    @Inject
    Destinations destinations;

    @Resource
    DataSource database;

    @Produces
    @ApplicationScoped
    RfcOutbox outbox() throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream ddl = Outboxes.class.getResourceAsStream("/outbox.sql")) {
            statement.execute(new String(ddl.readAllBytes(), StandardCharsets.UTF_8));
        }
        return destinations.outbox(database);
    }

    void close(@Disposes RfcOutbox outbox) {
        outbox.close();
    }
}
