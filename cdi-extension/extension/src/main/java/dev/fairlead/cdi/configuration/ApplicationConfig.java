package dev.fairlead.cdi.configuration;

import dev.fairlead.source.FlatConfiguration;
import java.util.Optional;

/** What the application configures. Values are read anew each time they are asked for. */
public interface ApplicationConfig {

    /** Name in JNDI of the connection factory; by default that of {@code HttpConnectionFactory}. */
    String CONNECTION_FACTORY = "fairlead.connection-factory";

    /** JNDI name of the connection factory for RFC. */
    String RFC_CONNECTION_FACTORY = "fairlead.rfc.connection-factory";

    /** Whether units of work with ABAP systems may outlive the request in which they were begun; SAP's name for it. */
    String JCO_SESSIONS = "USE_JCO_SESSIONS";

    /** What an unknown destination does to the deployment: {@code fail}, which is the default, or {@code warn}. */
    String UNKNOWN_DESTINATIONS = "fairlead.destinations.unknown";

    /** Token of an OpenID Connect log-in that stands for the user: {@code auto} (default), {@code access}, {@code identity}. */
    String OIDC_USER_TOKEN = "fairlead.oidc.userToken";

    /** The value of {@code key}; empty if there is none. */
    Optional<String> value(String key);

    /**
     * This configuration as a place for destinations; empty if it cannot hold any.
     *
     * @param application what messages call the application
     */
    Optional<FlatConfiguration> destinations(String application);

    /** The configuration of the application whose class loader is the thread's context loader. */
    static ApplicationConfig ofThisThread() {
        try {
            return MicroProfileApplicationConfig.ofThisThread();
        } catch (LinkageError | IllegalStateException noMicroProfileConfig) {
            return new SystemPropertiesConfig();
        }
    }
}
