/** The application of these tests: it relays calls to destinations and says what became of them. */
package dev.fairlead.payara.app;
