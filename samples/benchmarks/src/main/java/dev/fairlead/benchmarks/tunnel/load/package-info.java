/**
 * The load: clients and the system behind the tunnel, plain NIO with one thread for what is small and one for what is
 * large. Both cost the same for every subject, and as little as Java can.
 */
package dev.fairlead.benchmarks.tunnel.load;
