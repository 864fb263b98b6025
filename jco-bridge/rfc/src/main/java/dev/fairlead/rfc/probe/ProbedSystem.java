package dev.fairlead.rfc.probe;

import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.RequestBody;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.transport.HttpRoute;
import dev.fairlead.rfc.transport.Principal;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A system that can be called in more ways than one.
 *
 * @param http the way there, with the logon
 * @param address of the service, as a profile names it
 */
public record ProbedSystem(HttpRoute http, SoapTarget target, TransportOptions options, String address, Clock clock) {
    private static final Optional<Principal> ITSELF = Optional.of(new Principal("", Optional.empty()));

    /** Calls it as if it were known to be like that. */
    SoapClient as(SystemProfile known) {
        return client(http, target(false), known);
    }

    /** Compresses its requests. */
    SoapClient compressing(SystemProfile known) {
        return client(http, target(true), known.withGzip(true));
    }

    /** Sends requests without their length. */
    SoapClient chunking(SystemProfile known) {
        return client(request -> http.send(withoutLength(request)), target(false), known);
    }

    private SoapClient client(HttpRoute route, SoapTarget how, SystemProfile known) {
        return new SoapClient(route, how, options.knowing(known), () -> ITSELF, clock);
    }

    private SoapTarget target(boolean compressed) {
        return new SoapTarget(
                target.destination(),
                target.client(),
                target.language(),
                target.user(),
                target.userVerified(),
                target.password(),
                target.https(),
                target.tunnel(),
                compressed,
                target.trace());
    }

    private static DestinationRequest withoutLength(DestinationRequest request) {
        return request.body()
                .map(body -> request.body(
                        new RequestBody(body.contentType(), OptionalLong.empty(), body.repeatable(), body.content())))
                .orElse(request);
    }
}
