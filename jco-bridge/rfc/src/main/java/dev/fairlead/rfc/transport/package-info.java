/**
 * Calls of functions over HTTP: which requests are sent through a destination, what statuses, faults and lost answers
 * mean, and which cookies belong to whom. Messages themselves are {@code dev.fairlead.rfc.soap}.
 */
package dev.fairlead.rfc.transport;
