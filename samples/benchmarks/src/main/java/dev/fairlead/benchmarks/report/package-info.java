/** The table at the end of a run: a line a scenario, a column a contestant. */
package dev.fairlead.benchmarks.report;
