package dev.fairlead.payara.app;

import dev.fairlead.Destinations;
import dev.fairlead.error.DestinationException;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Calls {@code erp}: itself, by an enterprise bean, or on a thread of the container. */
@WebServlet("/caller/*")
public class CallerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Destinations destinations;

    @EJB
    private transient CallerBean bean;

    @Resource
    private transient ManagedExecutorService executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.getWriter().print(answer(request.getPathInfo()));
        } catch (DestinationException refused) {
            response.setStatus(refused.code().httpStatus());
            response.getWriter().print(refused.getMessage());
        }
    }

    private String answer(String caller) throws IOException {
        return switch (caller) {
            case "/servlet" -> destinations.http("erp").get("orders").text();
            case "/ejb" -> byTheBean();
            case "/executor" -> onAnotherThread();
            default -> throw new IOException("nobody is " + caller);
        };
    }

    /** Its container wraps what is no exception of the application. */
    private String byTheBean() {
        try {
            return bean.orders();
        } catch (EJBException wrapped) {
            throw wrapped.getCause() instanceof DestinationException refused ? refused : wrapped;
        }
    }

    private String onAnotherThread() throws IOException {
        try {
            return executor.submit(() -> destinations.http("erp").get("orders").text())
                    .get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DestinationException refused) {
                throw refused;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
