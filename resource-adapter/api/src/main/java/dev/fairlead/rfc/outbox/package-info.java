/**
 * Calls of functions that are written to the application's own database, in its own transaction, and are made exactly once
 * after that has been committed (RFC specification, D.8).
 */
package dev.fairlead.rfc.outbox;
