package dev.fairlead.cdi.connection;

import dev.fairlead.cdi.configuration.ApplicationConfig;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.http.HttpConnectionFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds the connection factory in JNDI, and explains why it does not. */
final class ConnectionFactoryLocator {

    private ConnectionFactoryLocator() {}

    /**
     * The factory that this application is to use.
     *
     * @throws RouteUnavailableException if there is none under the name, or what is there comes from another copy of
     *     the API
     */
    static HttpConnectionFactory locate(ApplicationConfig config) {
        String name =
                config.value(ApplicationConfig.CONNECTION_FACTORY).orElse(HttpConnectionFactory.DEFAULT_JNDI_NAME);
        Object found = lookUp(name);
        if (found instanceof HttpConnectionFactory factory) {
            return factory;
        }
        throw isOfAnotherCopy(found.getClass())
                ? new RouteUnavailableException(ErrorDetail.of(
                        ErrorCode.API_TWICE,
                        "",
                        name,
                        "the API of the application comes from " + originOf(HttpConnectionFactory.class)
                                + ", that of the factory from another class loader"))
                : missing(
                        name,
                        "is a " + found.getClass().getName() + " and no " + HttpConnectionFactory.class.getName(),
                        Optional.empty());
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

    private static boolean isOfAnotherCopy(Class<?> type) {
        return type != null
                && (type.getName().equals(HttpConnectionFactory.class.getName())
                        || isOfAnotherCopy(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(ConnectionFactoryLocator::isOfAnotherCopy));
    }

    private static String originOf(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return source == null ? String.valueOf(type.getClassLoader()) : String.valueOf(source.getLocation());
    }
}
