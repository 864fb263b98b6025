/** The emulator's HTTP server: logon, sessions by cookie, and the addresses that a system answers at. */
package dev.fairlead.emulator.http;
