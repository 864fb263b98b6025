/**
 * Both ends of a bare tunnel as processes of their own, for measurements: a TCP port at the gateway's end comes out at a
 * back end of the agent's. No policy, no HTTP.
 */
package dev.fairlead.tunnel.load;
