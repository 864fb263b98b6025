/** Calls that run exactly once by the id of their transaction, alone or in queues (RFC specification, E.3). */
package dev.fairlead.emulator.trfc;
