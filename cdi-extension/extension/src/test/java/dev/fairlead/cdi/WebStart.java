package dev.fairlead.cdi;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts a web application as a servlet container does: first the initializer, then the listeners that it added. */
final class WebStart {

    private WebStart() {}

    static void of(ServletContainerInitializer initializer) {
        List<ServletContextListener> listeners = new ArrayList<>();
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                WebStart.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("addListener")) {
                        listeners.add((ServletContextListener) arguments[0]);
                    }
                    return null;
                });
        try {
            initializer.onStartup(Set.of(), context);
        } catch (ServletException failure) {
            throw new AssertionError(failure);
        }
        listeners.forEach(listener -> listener.contextInitialized(new ServletContextEvent(context)));
    }
}
