/** The page on which people see what the system has, and what was called. */
package dev.fairlead.emulator.page;
