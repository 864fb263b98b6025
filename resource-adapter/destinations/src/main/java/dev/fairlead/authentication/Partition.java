package dev.fairlead.authentication;

/**
 * Whom a cached token belongs to, in clear: compared once more when a token leaves the cache (authentication
 * specification, 3.7), so that a mistake in making keys stops the call instead of lending another's token.
 *
 * @param owner the destination
 * @param tenant the tenant that it was asked for; empty for none
 * @param user digest of the user's token; empty if it is no user's
 */
record Partition(Owner owner, String tenant, String user) {

    /** One state of one destination of one application. */
    record Owner(String application, String destination, String revision) {

        static Owner of(DestinationScope scope) {
            return new Owner(scope.application(), scope.destination(), scope.revision());
        }
    }
}
