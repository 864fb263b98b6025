/**
 * Fairlead's own ends: the gateway as it is, with a port for raw streams beside its HTTP proxy, and the files with which
 * the agent runs as it is.
 */
package dev.fairlead.benchmarks.tunnel.fairlead;
