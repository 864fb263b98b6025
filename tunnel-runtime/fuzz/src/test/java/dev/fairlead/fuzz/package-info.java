/**
 * Runs the fuzz targets, each in a process of its own. A target stands in the package of the decoder that it feeds, and
 * fails with anything but what the decoder says it throws.
 */
package dev.fairlead.fuzz;
