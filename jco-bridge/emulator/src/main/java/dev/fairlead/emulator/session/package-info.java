/** Sessions of callers, what they hold until a commit, and the running of function modules in them. */
package dev.fairlead.emulator.session;
