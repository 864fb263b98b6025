/** Probes of systems that behave in different ways. */
package dev.fairlead.emulator.probe;
