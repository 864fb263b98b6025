/**
 * How bytes get to a target. Direct connections are the transport's own matter; {@link dev.fairlead.route.Tunnel} is
 * what a gateway in the same JVM offers: a stream through an agent, seen as a socket.
 */
package dev.fairlead.route;
