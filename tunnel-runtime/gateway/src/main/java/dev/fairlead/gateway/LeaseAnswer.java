package dev.fairlead.gateway;

import dev.fairlead.tunnel.control.Lease;

/**
 * What a session is told about its lease.
 *
 * @param message for the agent
 * @param until when this side's view of the lease ends, counted from the question that was answered
 */
record LeaseAnswer(Lease message, long until) {}
