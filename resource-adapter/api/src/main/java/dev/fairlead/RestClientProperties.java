package dev.fairlead;

/**
 * What a MicroProfile Rest Client of a {@link Destination} may be told beside its annotation: properties of the client,
 * or of a single request, which a {@code ClientRequestFilter} sets and which come first.
 *
 * <pre>{@code
 * OrdersApi orders = RestClientBuilder.newBuilder()
 *         .property(RestClientProperties.INPUT, CallInput.NONE.refreshToken(token))
 *         .property(RestClientProperties.TENANT, subscriber)
 *         .build(OrdersApi.class);
 * }</pre>
 */
public final class RestClientProperties {

    /** What each call brings along: a {@link dev.fairlead.input.CallInput}; see {@link dev.fairlead.http.HttpDestination#with}. */
    public static final String INPUT = "dev.fairlead.input";

    /** The tenant: a {@code String}; see {@link dev.fairlead.http.HttpDestination#forTenant}. */
    public static final String TENANT = "dev.fairlead.tenant";

    /**
     * How long to wait for the head of a response, a {@link java.time.Duration} of more than nothing; by default what the
     * application's configuration says ({@code <interface or configKey>/mp-rest/readTimeout}), or else the destination.
     */
    public static final String READ_TIMEOUT = "dev.fairlead.readTimeout";

    private RestClientProperties() {}
}
