/**
 * Who the user of a call is, as the container knows it on the thread that makes the call: an application's own
 * {@link dev.fairlead.caller.CallerSource}, then MicroProfile JWT, then an OpenID Connect log-in of Jakarta Security, then
 * the caller's name alone. Nothing is read from the request itself: its headers are not what the container verified.
 * Each optional API stands in a class of its own, which is left out where the API is missing.
 */
package dev.fairlead.cdi.caller;
