package dev.fairlead.service;

import dev.fairlead.trust.Certificates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Destination service answered (destination specification, 2.9).
 *
 * @param sent when it was asked: lifetimes count from there
 * @param properties effective properties
 * @param tokens what it got; none if it was not to, or if the authentication has none
 * @param error why it got no token, cleaned; empty if nothing went wrong
 * @param certificates stores that came along
 * @param etag version of the configuration
 */
record ServiceAnswer(
        Instant sent,
        Map<String, String> properties,
        List<AuthToken> tokens,
        Optional<String> error,
        Certificates certificates,
        Optional<String> etag) {

    /** Counts only. */
    @Override
    public String toString() {
        return "ServiceAnswer[" + properties.size() + " properties, " + tokens.size() + " tokens]";
    }
}
