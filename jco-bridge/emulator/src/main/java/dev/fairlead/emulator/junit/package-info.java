/** The emulator in JUnit 5 tests. Needs {@code junit-jupiter-api}, which the emulator does not bring along. */
package dev.fairlead.emulator.junit;
