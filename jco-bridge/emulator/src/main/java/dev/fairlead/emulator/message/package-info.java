/** Texts of the system's messages by class, number and language. */
package dev.fairlead.emulator.message;
