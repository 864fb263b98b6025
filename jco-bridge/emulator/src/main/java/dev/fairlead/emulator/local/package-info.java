/** Calls within the process: no HTTP, the same modules, sessions and errors. */
package dev.fairlead.emulator.local;
