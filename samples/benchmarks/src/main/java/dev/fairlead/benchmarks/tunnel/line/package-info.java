/** The lines of the battery: what clients do, what is read from it, and what is to be reached. */
package dev.fairlead.benchmarks.tunnel.line;
