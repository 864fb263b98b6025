/**
 * The processes of the quickstart: started with a log file each, watched while they start, measured, and ended together
 * with the launcher, however that ends.
 */
package dev.fairlead.quickstart.process;
