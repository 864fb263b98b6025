package dev.fairlead.benchmarks.tunnel.soak;

/**
 * Both ends at one moment of a soak.
 *
 * @param second since its beginning
 * @param work since the sample before
 * @param gateway what the near ends hold
 * @param agent what the far ends hold
 */
record Sample(long second, Work work, Vitals gateway, Vitals agent) {}
