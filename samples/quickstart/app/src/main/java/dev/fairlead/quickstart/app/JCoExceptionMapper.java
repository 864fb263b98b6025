package dev.fairlead.quickstart.app;

import dev.fairlead.error.DestinationException;
import dev.fairlead.jco.JCoException;
import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells the caller what the program was told, by JCo's key. */
@Provider
public class JCoExceptionMapper implements ExceptionMapper<JCoException> {

    @Override
    public Response toResponse(JCoException failure) {
        return Response.status(statusOf(failure))
                .type(MediaType.APPLICATION_JSON)
                .entity(Json.createObjectBuilder()
                        .add("code", failure.getKey())
                        .add("message", failure.getMessage())
                        .build())
                .build();
    }

    private static int statusOf(JCoException failure) {
        return failure.getCause() instanceof DestinationException cause
                ? cause.code().httpStatus()
                : Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }
}
