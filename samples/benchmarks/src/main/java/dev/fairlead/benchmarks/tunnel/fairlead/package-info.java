/** The tunnel's two ends as processes of their own, with nothing above the streams. */
package dev.fairlead.benchmarks.tunnel.fairlead;
