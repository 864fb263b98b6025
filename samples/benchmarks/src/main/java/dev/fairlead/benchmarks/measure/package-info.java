/** What is measured: the benchmarks, and profilers that count what time alone does not show. */
package dev.fairlead.benchmarks.measure;
