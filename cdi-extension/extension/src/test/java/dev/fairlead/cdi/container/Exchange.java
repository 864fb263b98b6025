package dev.fairlead.cdi.container;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.source.DestinationLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reached a fake target: which destination, for whom, and the request with its body. */
public record Exchange(DestinationLookup lookup, OnBehalfOf user, DestinationRequest request, byte[] body) {

    public Optional<Caller> caller() {
        return user.caller();
    }

    /** The caller's user id; {@code nobody} if there was no caller. */
    public String userId() {
        return caller().map(known -> known.identity().userId()).orElse("nobody");
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        return request.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }
}
