/**
 * The tunnel's load battery: Fairlead's tunnel beside direct access, processes that only copy, others' tunnels and
 * proxies, in one run on the loopback address of one machine.
 */
package dev.fairlead.benchmarks.tunnel;
