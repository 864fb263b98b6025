package dev.fairlead.cdi.restclient;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The interface method behind a request, as MicroProfile Rest Client tells it to filters. */
record InvokedMethod(Optional<Method> method) {
    private static final String PROPERTY = "org.eclipse.microprofile.rest.client.invokedMethod";

    static InvokedMethod of(ClientRequestContext request) {
        Object method = request.getProperty(PROPERTY);
        return new InvokedMethod(method instanceof Method known ? Optional.of(known) : Optional.empty());
    }

    boolean isAsynchronous() {
        return method.filter(known -> CompletionStage.class.isAssignableFrom(known.getReturnType()))
                .isPresent();
    }

    /** Whether nobody will ever read, or close, what a successful request answers. */
    boolean returnsNothing() {
        return method.map(Method::getGenericReturnType)
                .filter(type -> type == void.class || type == Void.class || isStageOfNothing(type))
                .isPresent();
    }

    private static boolean isStageOfNothing(Type type) {
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] == Void.class;
    }
}
