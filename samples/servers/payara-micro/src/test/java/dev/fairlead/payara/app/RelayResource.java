package dev.fairlead.payara.app;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.http.RequestBody;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Relays requests to destinations; a failure becomes the status and code of its exception. */
@Path("/")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class RelayResource {
    @Inject
    @Destination("backend")
    HttpDestination backend;

    @Inject
    Destinations destinations;

    @GET
    @Path("injected/{path:.*}")
    public Response injected(@PathParam("path") String path) {
        return answer(backend.get(path));
    }

    @GET
    @Path("injected-async/{path:.*}")
    public CompletionStage<Response> injectedAsync(@PathParam("path") String path) {
        return backend.sendAsync(DestinationRequest.get(path)).thenApply(RelayResource::answer);
    }

    @GET
    @Path("named/{destination}/{path:.*}")
    public Response named(@PathParam("destination") String destination, @PathParam("path") String path) {
        return answer(destinations.http(destination).get(path));
    }

    @GET
    @Path("signed-in/{destination}/{path:.*}")
    @RolesAllowed("user")
    public Response signedIn(@PathParam("destination") String destination, @PathParam("path") String path) {
        return named(destination, path);
    }

    @POST
    @Path("named/{destination}/{path:.*}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response post(
            @PathParam("destination") String destination, @PathParam("path") String path, InputStream body) {
        RequestBody streamed = RequestBody.stream(MediaType.APPLICATION_OCTET_STREAM, body);
        return answer(destinations.http(destination).post(path, streamed));
    }

    private static Response answer(DestinationResponse response) {
        StreamingOutput body = out -> {
            try (response;
                    InputStream in = response.stream()) {
                in.transferTo(out);
            }
        };
        return Response.status(response.status()).entity(body).build();
    }
}
