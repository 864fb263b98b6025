/** What can be made to go wrong, for which calls, and how often (RFC specification, E.4). */
package dev.fairlead.emulator.fault;
