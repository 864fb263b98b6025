/**
 * What is measured: the tunnel, others' tunnels and proxies, and for orientation the direct way and two processes that
 * only copy. Each is started with files that are written for the run.
 */
package dev.fairlead.benchmarks.tunnel.subject;
