/**
 * The outbox: calls kept in a table of the application's database, and what sends them. Several outboxes, on several
 * servers, may share a table: whoever sends a call has leased its row.
 */
package dev.fairlead.rfc.dispatch;
