/**
 * Fairlead side by side with a hand-written client and with SAP Cloud SDK for Java, in one run:
 * {@link dev.fairlead.benchmarks.Benchmarks} starts it all and prints one table.
 */
package dev.fairlead.benchmarks;
