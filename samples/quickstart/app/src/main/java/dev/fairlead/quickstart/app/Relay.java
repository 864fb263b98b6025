package dev.fairlead.quickstart.app;

import dev.fairlead.http.DestinationResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Gives what a system answered to the caller of this application. */
final class Relay {
    private Relay() {}

    static Response of(DestinationResponse answer) {
        return Response.status(answer.status())
                .type(answer.header("Content-Type").orElse(MediaType.APPLICATION_OCTET_STREAM))
                .entity(answer.bytes())
                .build();
    }
}
