/**
 * A small ABAP system in Java for tests and samples: {@link dev.fairlead.emulator.AbapEmulator}. It serves function modules
 * over SOAP-RFC and within the process; what it does was taken from public descriptions and never compared with a real
 * system.
 */
package dev.fairlead.emulator;
