/** A link that is long, narrow, or breaks, emulated in user space. */
package dev.fairlead.benchmarks.tunnel.link;
