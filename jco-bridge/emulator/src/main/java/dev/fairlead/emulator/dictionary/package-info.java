/** The record types of a system by name, and the standard ones. */
package dev.fairlead.emulator.dictionary;
