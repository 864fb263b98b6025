/**
 * The function modules that every emulator can have: SAP's well-known ones as far as public sources describe them, and some
 * of the emulator's own, whose names begin with {@code Z_FL_} (RFC specification, E.6).
 */
package dev.fairlead.emulator.standard;
