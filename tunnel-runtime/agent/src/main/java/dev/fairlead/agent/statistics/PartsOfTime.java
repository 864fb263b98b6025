package dev.fairlead.agent.statistics;

/**
 * What requests of one mapping spent in all on what (agent specification, 11.1). Microseconds; the rest of their time was
 * the agent's own, and that of the response's way to the caller.
 *
 * @param signOn verifying callers, and getting certificates and tickets for them
 * @param connect having connections to the back end
 * @param backend waiting for its responses to begin
 */
public record PartsOfTime(long signOn, long connect, long backend) {}
