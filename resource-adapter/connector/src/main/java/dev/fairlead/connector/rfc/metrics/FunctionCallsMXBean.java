package dev.fairlead.connector.rfc.metrics;

import java.util.Map;

/**
 * Calls of functions, as consoles and exporters of metrics read them over JMX (RFC specification, D.11). The keys of each
 * map are labels, {@code application=shop,tenant=,destination=sales,transport=soap}, with {@code function} and {@code outcome} for calls.
 * Functions are those that a system was called for; beyond 500 of a destination they are counted together.
 */
public interface FunctionCallsMXBean {

    /** {@code rfc.client.duration}: how many calls. */
    Map<String, Long> getCallCount();

    /** {@code rfc.client.duration}: how long they took in all, in seconds. */
    Map<String, Double> getCallSeconds();

    /** {@code rfc.pool.used}: calls and sessions that go on. */
    Map<String, Integer> getPoolUsed();

    /** {@code rfc.pool.idle}: connections that are kept for later calls. */
    Map<String, Integer> getPoolIdle();

    /** {@code rfc.pool.waiting}: threads that wait for their turn. */
    Map<String, Integer> getPoolWaiting();

    /** {@code rfc.metadata.lookups}: questions for functions and types that were not known yet. */
    Map<String, Long> getMetadataLookups();

    /** {@code rfc.luw.open}: sessions that are open. */
    Map<String, Integer> getOpenSessions();
}
