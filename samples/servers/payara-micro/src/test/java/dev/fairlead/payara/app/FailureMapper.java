package dev.fairlead.payara.app;

import dev.fairlead.error.DestinationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Shows a failed call with its message. */
@Provider
public class FailureMapper implements ExceptionMapper<DestinationException> {

    @Override
    public Response toResponse(DestinationException failure) {
        return Response.status(failure.code().httpStatus())
                .type(MediaType.TEXT_PLAIN)
                .entity(failure.getMessage())
                .build();
    }
}
