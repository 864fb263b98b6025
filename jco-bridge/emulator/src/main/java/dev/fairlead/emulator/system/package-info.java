/** What identifies an ABAP system, and who may use it: users, passwords, certificates, authorisations. */
package dev.fairlead.emulator.system;
