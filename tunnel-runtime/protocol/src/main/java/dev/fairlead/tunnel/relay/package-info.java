/**
 * Joins a local socket and a stream, so that bytes go both ways without a copy, a lock or a change of threads: the socket
 * lives on the stream's event loop. Back-pressure, half close and abort are passed on in both directions.
 */
package dev.fairlead.tunnel.relay;
