/** Conditions on rows, as {@code RFC_READ_TABLE} takes them. */
package dev.fairlead.emulator.query;
