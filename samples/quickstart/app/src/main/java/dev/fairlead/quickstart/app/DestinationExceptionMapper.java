package dev.fairlead.quickstart.app;

import dev.fairlead.error.DestinationException;
import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells the caller, with the status that belongs to the error, why a call could not be made. */
@Provider
public class DestinationExceptionMapper implements ExceptionMapper<DestinationException> {

    @Override
    public Response toResponse(DestinationException failure) {
        return Response.status(failure.code().httpStatus())
                .type(MediaType.APPLICATION_JSON)
                .entity(Json.createObjectBuilder()
                        .add("code", failure.code().id())
                        .add("message", failure.getMessage())
                        .build())
                .build();
    }
}
