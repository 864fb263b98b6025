package dev.fairlead.quickstart.app;

import dev.fairlead.error.DestinationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A Rest Client wraps what kept it from calling; the caller is told the same as without one. */
@Provider
public class RestClientExceptionMapper implements ExceptionMapper<ProcessingException> {
    private final DestinationExceptionMapper destinations = new DestinationExceptionMapper();

    @Override
    public Response toResponse(ProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DestinationException ofDestination) {
                return destinations.toResponse(ofDestination);
            }
        }
        throw failure;
    }
}
