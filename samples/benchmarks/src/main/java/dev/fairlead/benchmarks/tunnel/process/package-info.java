/**
 * The processes of the battery: started in a directory of the run, asked over their input, measured by what Linux tells
 * of them, and ended together with the run, however that ends.
 */
package dev.fairlead.benchmarks.tunnel.process;
