/**
 * Calls of RFC functions that are carried as SOAP over HTTP: which function a request calls, read from the beginning of
 * its body, so that access can be decided before the back end sees a byte (agent specification, 3.9). What does not
 * state a function without doubt calls none.
 */
package dev.fairlead.agent.rfc;
