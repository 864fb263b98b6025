/**
 * Streams whose bytes pass as they are, to back ends of the TCP and LDAP families (agent specification, 3.10 and 3.11).
 * Each stream has a connection of its own; the end of each direction is passed on, a reset too, and a slow side slows
 * the other one. Everything happens on the stream's event loop.
 */
package dev.fairlead.agent.relay;
