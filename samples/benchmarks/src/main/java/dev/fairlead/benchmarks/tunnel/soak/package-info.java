/** Work for a long time, and whether memory grows with it. */
package dev.fairlead.benchmarks.tunnel.soak;
