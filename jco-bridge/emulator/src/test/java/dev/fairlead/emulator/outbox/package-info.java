/** The outbox, with a database in this process and the emulator as the system that it sends to. */
package dev.fairlead.emulator.outbox;
