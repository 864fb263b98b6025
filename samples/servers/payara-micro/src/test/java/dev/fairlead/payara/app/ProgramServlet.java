package dev.fairlead.payara.app;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Calls functions: itself, by an enterprise bean, or on a thread of the container. */
@WebServlet("/program/*")
public class ProgramServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Programs programs;

    @EJB
    private transient ProgramBean bean;

    @Resource
    private transient ManagedExecutorService executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getPathInfo().substring(1).split("/");
        response.getWriter().print(answer(path[0], path[1]));
    }

    private String answer(String caller, String way) throws IOException {
        return switch (caller) {
            case "servlet" -> programs.run(way);
            case "ejb" -> bean.run(way);
            case "executor" -> onAnotherThread(way);
            default -> throw new IOException("nobody is " + caller);
        };
    }

    private String onAnotherThread(String way) throws IOException {
        try {
            return executor.submit(() -> programs.run(way)).get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
