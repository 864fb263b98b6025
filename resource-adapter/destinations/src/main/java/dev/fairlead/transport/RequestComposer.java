package dev.fairlead.transport;

import dev.fairlead.configuration.HeaderRules;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an exchange of an application's request and its destination (destination specification, 2.11). */
public final class RequestComposer {

    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z0-9-]*");

    private final HttpConfiguration destination;

    /** A composer of requests to {@code destination}. */
    public RequestComposer(HttpConfiguration destination) {
        this.destination = destination;
    }

    /**
     * Composes without credentials. Fields that frame the message and fields that assert an identity to an agent are
     * left out, whoever set them; the application's fields win over those of the destination.
     *
     * @throws dev.fairlead.error.InvalidRequestException if the request cannot be sent as it is
     */
    public Exchange compose(DestinationRequest request) {
        if (!METHOD.matcher(request.method()).matches() || request.method().equals("CONNECT")) {
            throw invalid("method", "is no method that can be sent", Optional.empty());
        }
        if (request.timeout().filter(limit -> limit.toMillis() < 1).isPresent()) {
            throw invalid("timeout", "is no positive time", Optional.empty());
        }
        if (request.body()
                .filter(body -> !HeaderRules.validValue(body.contentType()))
                .isPresent()) {
            throw invalid("content type", "has a line break or another forbidden character", Optional.empty());
        }
        return new Exchange(
                destination.name(),
                "target",
                request.method(),
                destination.url(),
                target(request),
                headers(request),
                request.body(),
                request.timeout().orElse(destination.readTimeout()),
                Optional.empty());
    }

    private String target(DestinationRequest request) {
        try {
            return RequestTarget.join(destination.url(), request.path(), destination.queries(), request.query());
        } catch (IllegalArgumentException e) {
            throw invalid("request", e.getMessage(), Optional.of(e));
        }
    }

    private List<Map.Entry<String, String>> headers(DestinationRequest request) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (Map.Entry<String, String> header : request.headers()) {
            if (!HeaderRules.validName(header.getKey())) {
                throw invalid("request", "a header field's name has a forbidden character", Optional.empty());
            }
            if (!HeaderRules.validValue(header.getValue())) {
                throw invalid(
                        "request header " + header.getKey(),
                        "the value has a line break or another forbidden character",
                        Optional.empty());
            }
            if (!HeaderRules.ofTheConnection(header.getKey()) && !HeaderRules.assertsIdentity(header.getKey())) {
                all.add(header);
            }
        }
        List<Map.Entry<String, String>> ofDestination = destination.headers().stream()
                .filter(header -> all.stream().noneMatch(own -> own.getKey().equalsIgnoreCase(header.getKey())))
                .toList();
        all.addAll(ofDestination);
        return all;
    }

    private DestinationException invalid(String place, String found, Optional<Exception> cause) {
        return DestinationException.of(
                ErrorDetail.of(ErrorCode.REQUEST_INVALID, destination.name(), place, found), cause.orElse(null));
    }
}
