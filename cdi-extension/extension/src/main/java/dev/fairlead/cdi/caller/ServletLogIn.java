package dev.fairlead.cdi.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;

/**
 * The mechanism that logged the user of an HTTP request on, as the container tells it; a principal on a thread without a
 * request did not log on there. Nothing that a client sent is read.
 */
final class ServletLogIn implements LogInMechanism {
    private final ContainerBeans beans;
    private final Class<HttpServletRequest> api = Objects.requireNonNull(HttpServletRequest.class);

    ServletLogIn(ContainerBeans beans) {
        this.beans = beans;
    }

    @Override
    public String name() {
        Optional<HttpServletRequest> request = beans.find(api);
        if (request.isEmpty()) {
            return CONTAINER;
        }
        try {
            return Objects.requireNonNullElse(request.get().getAuthType(), CONTAINER);
        } catch (RuntimeException noRequest) {
            return RUN_AS;
        }
    }
}
