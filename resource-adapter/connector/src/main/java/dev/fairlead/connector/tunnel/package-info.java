/**
 * The way from the engine into the gateway of the same JVM: a stream of the tunnel, seen as a socket, with the tunnel's
 * refusals as the engine expects them. No byte passes a network socket of this machine.
 */
package dev.fairlead.connector.tunnel;
