/**
 * Contestants in turns of a fraction of a second, each in a JVM of its own: whatever else a machine does meanwhile, it
 * does to all of them alike.
 */
package dev.fairlead.benchmarks.turns;
