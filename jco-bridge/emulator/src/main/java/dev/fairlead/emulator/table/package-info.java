/** Database tables with keys and clients, and transactions over all of them. */
package dev.fairlead.emulator.table;
