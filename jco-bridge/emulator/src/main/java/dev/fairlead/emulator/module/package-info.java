/** What function modules are written against: their call, its context, and the ways to end it. */
package dev.fairlead.emulator.module;
