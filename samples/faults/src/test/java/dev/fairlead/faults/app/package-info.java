/** The application under test: it calls the destination {@code files} and says what came of it. */
package dev.fairlead.faults.app;
