/** Results, the targets they are held against, and the tables. */
package dev.fairlead.benchmarks.tunnel.report;
