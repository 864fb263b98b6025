package dev.fairlead.cdi.connection;

import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.rfc.RfcConnectionFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Finds a connection factory in JNDI, and explains why it does not.
 *
 * @param type of the factory
 * @param property that names it
 * @param defaultName where it is without that
 */
record ConnectionFactoryLocator<F>(Class<F> type, String property, String defaultName) {

    static final ConnectionFactoryLocator<HttpConnectionFactory> HTTP = new ConnectionFactoryLocator<>(
            HttpConnectionFactory.class, ApplicationConfig.CONNECTION_FACTORY, HttpConnectionFactory.DEFAULT_JNDI_NAME);

    static final ConnectionFactoryLocator<RfcConnectionFactory> RFC = new ConnectionFactoryLocator<>(
            RfcConnectionFactory.class,
            ApplicationConfig.RFC_CONNECTION_FACTORY,
            RfcConnectionFactory.DEFAULT_JNDI_NAME);

    /**
     * The factory that this application is to use.
     *
     * @throws RouteUnavailableException if there is none under the name, or what is there comes from another copy of
     *     the API
     */
    F locate(ApplicationConfig config) {
        String name = config.value(property).orElse(defaultName);
        Object found = lookUp(name);
        if (type.isInstance(found)) {
            return type.cast(found);
        }
        throw isOfAnotherCopy(found.getClass())
                ? new RouteUnavailableException(ErrorDetail.of(
                        ErrorCode.API_TWICE,
                        "",
                        name,
                        "the API of the application comes from " + originOf(type)
                                + ", that of the factory from another class loader"))
                : missing(name, "is a " + found.getClass().getName() + " and no " + type.getName(), Optional.empty());
    }

    private static Object lookUp(String name) {
        try {
            return InitialContext.<Object>doLookup(name);
        } catch (NamingException notThere) {
            throw missing(name, "is not bound", Optional.of(notThere));
        }
    }

    private static RouteUnavailableException missing(String name, String found, Optional<NamingException> cause) {
        ErrorDetail detail = ErrorDetail.of(ErrorCode.CONNECTION_FACTORY_MISSING, "", "JNDI name " + name, found);
        return new RouteUnavailableException(detail, cause.orElse(null));
    }

    private boolean isOfAnotherCopy(Class<?> found) {
        return found != null
                && (found.getName().equals(type.getName())
                        || isOfAnotherCopy(found.getSuperclass())
                        || Arrays.stream(found.getInterfaces()).anyMatch(this::isOfAnotherCopy));
    }

    private static String originOf(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return source == null ? String.valueOf(type.getClassLoader()) : String.valueOf(source.getLocation());
    }
}
