/**
 * Calls that run exactly once by the id that their sender gave them (RFC specification, E.3): transactions alone or in
 * queues (tRFC, qRFC), and units that may stand in several queues (bgRFC).
 */
package dev.fairlead.emulator.trfc;
