/**
 * Calls of RFC functions that are carried as SOAP over HTTP, and requests for their descriptions: which client and
 * functions a request is about, read so that access can be decided before the back end sees a byte, and so that no other
 * reader finds anything else in it (RFC specification, D.3; agent specification, 3.9). What does not say so without
 * doubt calls nothing.
 */
package dev.fairlead.agent.rfc;
