/** The program {@code fairlead-emulator}: a system that runs until it is stopped. */
package dev.fairlead.emulator.command;
