/** Tries the archive as it was built, with programs that are compiled for it while the tests run. */
package dev.fairlead.jco.dropin;
