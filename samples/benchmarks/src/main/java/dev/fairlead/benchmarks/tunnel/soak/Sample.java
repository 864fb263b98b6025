package dev.fairlead.benchmarks.tunnel.soak;

/**
 * Both ends at one moment of a soak.
 *
 * @param second since its beginning
 * @param resident memory of both ends, in bytes
 * @param live bytes of objects that a full garbage collection leaves, both ends; NaN where they cannot be asked
 * @param requests small requests a second since the sample before
 */
record Sample(long second, double resident, double live, double requests) {}
