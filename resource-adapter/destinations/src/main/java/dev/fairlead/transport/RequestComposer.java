package dev.fairlead.transport;

import dev.fairlead.configuration.Authentication;
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

/** Makes an exchange of an application's request and its destination (destination specification, 2.11). */
public final class RequestComposer {

    private static final String AUTHORIZATION = "Authorization";

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
        if (!validMethod(request.method())) {
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

    /** Capital letters, digits and hyphens; {@code CONNECT} is for proxies. */
    private static boolean validMethod(String method) {
        for (int i = 0; i < method.length(); i++) {
            char c = method.charAt(i);
            boolean further = c >= '0' && c <= '9' || c == '-';
            if (!(c >= 'A' && c <= 'Z') && (i == 0 || !further)) {
                return false;
            }
        }
        return !method.isEmpty() && !method.equals("CONNECT");
    }

    private List<Map.Entry<String, String>> headers(DestinationRequest request) {
        List<Map.Entry<String, String>> ofDestination = destination.headers();
        if (request.headers().isEmpty()) {
            return ofDestination;
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(request.headers().size() + ofDestination.size());
        for (Map.Entry<String, String> header : request.headers()) {
            check(header.getKey(), header.getValue());
            if (!HeaderRules.ofTheConnection(header.getKey()) && !HeaderRules.assertsIdentity(header.getKey())) {
                all.add(header);
            }
        }
        int ofApplication = all.size();
        for (Map.Entry<String, String> header : ofDestination) {
            boolean beside = destination.appendDuplicates() && !header.getKey().equalsIgnoreCase(AUTHORIZATION);
            if (beside || !names(all.subList(0, ofApplication), header.getKey())) {
                all.add(header);
            }
        }
        return all;
    }

    private void check(String name, String value) {
        if (!HeaderRules.validName(name)) {
            throw invalid("request", "a header field's name has a forbidden character", Optional.empty());
        }
        if (!HeaderRules.validValue(value)) {
            throw invalid(
                    "request header " + name,
                    "the value has a line break or another forbidden character",
                    Optional.empty());
        }
    }

    private static boolean names(List<Map.Entry<String, String>> headers, String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the application logs itself on, and the destination lets it ({@code fairlead.allowAuthorizationOverride}):
     * its {@code Authorization} then stands for the destination's. Never where the destination's identity travels another
     * way, which would then be missing.
     */
    public boolean authorized(Exchange composed) {
        return destination.authorizationOverride()
                && inAuthorization(destination.authentication())
                && names(composed.headers(), AUTHORIZATION);
    }

    private static boolean inAuthorization(Authentication authentication) {
        return authentication instanceof Authentication.Basic
                || authentication instanceof Authentication.SamlAssertion
                || authentication instanceof Authentication.OAuth
                        && !(authentication instanceof Authentication.TechnicalUserPropagation);
    }

    private DestinationException invalid(String place, String found, Optional<Exception> cause) {
        return DestinationException.of(
                ErrorDetail.of(ErrorCode.REQUEST_INVALID, destination.name(), place, found), cause.orElse(null));
    }
}
