package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The destinations beside the one under test. */
final class Neighbourhood implements OtherDestinations {

    private final Map<String, Neighbour> neighbours = new ConcurrentHashMap<>();

    private record Neighbour(Authentication authentication, Authenticator authenticator, String revision) {}

    void add(String name, Authentication authentication, Authenticator authenticator, String revision) {
        neighbours.put(name, new Neighbour(authentication, authenticator, revision));
    }

    @Override
    public Authentication authentication(String name) {
        return find(name).authentication();
    }

    @Override
    public String revision(String name) {
        return find(name).revision();
    }

    @Override
    public ObtainedToken token(String name, CallContext call) {
        return find(name).authenticator().token(call).orElseThrow();
    }

    @Override
    public void evict(String name, ObtainedToken refused) {
        find(name).authenticator().evict(refused);
    }

    private Neighbour find(String name) {
        Neighbour neighbour = neighbours.get(name);
        if (neighbour == null) {
            throw DestinationException.of(ErrorDetail.of(ErrorCode.DESTINATION_NOT_FOUND, name, "", "unknown"));
        }
        return neighbour;
    }
}
