package dev.fairlead.payara.other;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Borrows a connection from a pool of its own. */
@WebServlet("/borrow")
@DataSourceDefinition(
        name = "java:app/other",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:other",
        minPoolSize = 1,
        initialPoolSize = 1)
public class OtherServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource(lookup = "java:app/other")
    private transient DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            response.getWriter().print(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
