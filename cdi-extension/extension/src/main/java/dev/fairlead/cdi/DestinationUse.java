package dev.fairlead.cdi;

import dev.fairlead.Destination;
import dev.fairlead.cdi.connection.NamedOptions;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.source.LookupOptions;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place in the application that names a destination: an injection point, or an injected MicroProfile Rest Client
 * interface.
 *
 * @param place class and member, for messages
 * @param type what is to be injected
 * @param name the destination
 * @param options how it is looked up
 * @param lazy whether it may be unknown at deployment
 * @param restClient whether {@code type} is a Rest Client interface
 */
record DestinationUse(String place, Type type, String name, LookupOptions options, boolean lazy, boolean restClient)
        implements Comparable<DestinationUse> {

    private static final Comparator<DestinationUse> ORDER = Comparator.comparing(DestinationUse::place)
            .thenComparing(DestinationUse::name)
            .thenComparing(use -> use.options().toString());

    /** The use at an injection point; empty if it has nothing to do with a destination. */
    static Optional<DestinationUse> at(InjectionPoint at) {
        Optional<DestinationUse> qualified = at.getQualifiers().stream()
                .filter(Destination.class::isInstance)
                .map(Destination.class::cast)
                .findFirst()
                .map(named -> of(placeOf(at), at.getType(), named, false));
        return qualified.or(() -> restClient(providedType(at.getType())));
    }

    private static Optional<DestinationUse> restClient(Type type) {
        return type instanceof Class<?> api && api.isInterface() && api.isAnnotationPresent(Destination.class)
                ? Optional.of(of(api.getName(), api, api.getAnnotation(Destination.class), true))
                : Optional.empty();
    }

    private static DestinationUse of(String place, Type type, Destination named, boolean restClient) {
        return new DestinationUse(place, type, named.value(), NamedOptions.of(named), named.lazy(), restClient);
    }

    /** Why nothing can be injected here; empty if it can. */
    Optional<DeploymentException> typeProblem() {
        if (restClient || providedType(type) == HttpDestination.class || isRfc()) {
            return Optional.empty();
        }
        return Optional.of(new DeploymentException(ErrorCode.TYPE_UNSUPPORTED.id() + ": " + place + ": destination '"
                + name + "' cannot be injected as " + type.getTypeName() + ". Inject " + HttpDestination.class.getName()
                + " or " + RfcConnection.class.getName()
                + " (or a Provider or Instance of it), or write @Destination on a MicroProfile Rest Client interface and"
                + " inject that with @RestClient"));
    }

    /** Whether functions of an ABAP system are to be called. */
    boolean isRfc() {
        return providedType(type) == RfcConnection.class || JcoModel.isDestination(providedType(type));
    }

    /** Whether a subscriber may have the destination, who nobody knows at deployment. */
    boolean mayBeASubscribers() {
        return switch (options.strategy()) {
            case CURRENT_TENANT, PROVIDER_ONLY -> false;
            case SUBSCRIBER_ONLY, SUBSCRIBER_FIRST, PROVIDER_FIRST -> true;
        };
    }

    /** For example {@code com.example.Orders.erp}, or {@code com.example.Orders.start, parameter 1}. */
    static String placeOf(InjectionPoint at) {
        Member member = at.getMember();
        String owner = member.getDeclaringClass().getName();
        if (member instanceof Field) {
            return owner + "." + member.getName();
        }
        String routine = member instanceof Constructor ? "constructor of " + owner : owner + "." + member.getName();
        return at.getAnnotated() instanceof AnnotatedParameter<?> parameter
                ? routine + ", parameter " + (parameter.getPosition() + 1)
                : routine;
    }

    private static Type providedType(Type type) {
        boolean provider = type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Provider.class.isAssignableFrom(raw);
        return provider ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }

    @Override
    public int compareTo(DestinationUse other) {
        return ORDER.compare(this, other);
    }
}
