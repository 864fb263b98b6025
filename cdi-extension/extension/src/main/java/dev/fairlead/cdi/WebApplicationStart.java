package dev.fairlead.cdi;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Optional;
import java.util.Set;

/** The last moment at which a deployment can fail, and on some servers the first at which JNDI has the factory. */
public final class WebApplicationStart implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> handled, ServletContext application) {
        application.addListener(new Check());
    }

    /** Runs the check after CDI has started, which is not certain in the initializer itself. */
    private static final class Check implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            extension().ifPresent(DestinationExtension::webApplicationStarts);
        }

        /** Empty if the web application has no CDI: then nothing was injected either. */
        private static Optional<DestinationExtension> extension() {
            try {
                return Optional.of(CDI.current().getBeanManager().getExtension(DestinationExtension.class));
            } catch (IllegalStateException | IllegalArgumentException noCdi) {
                return Optional.empty();
            }
        }
    }
}
