/** What people see of a system. */
package dev.fairlead.emulator.page;
