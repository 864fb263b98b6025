/**
 * How bytes get to a target. Direct connections are the transport's own matter; {@link dev.fairlead.route.Tunnel} is
 * what a gateway in the same JVM offers: a stream through an agent, seen as a socket.
 * {@link dev.fairlead.route.ConnectivityProxy} is the other way to on-premise systems, the proxy of SAP BTP.
 */
package dev.fairlead.route;
