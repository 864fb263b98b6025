/**
 * Who the user of a call is, as the container knows it on the thread that makes the call: whom the
 * application itself names, then its {@link dev.fairlead.caller.CallerSource}, a
 * {@link dev.fairlead.caller.TokenPrincipal}, MicroProfile JWT, an OpenID Connect log-in of Jakarta Security, the Subject of
 * Jakarta Authorization, and last the caller's name alone. Nothing is read from the request itself: its headers are not what the container verified.
 * Each optional API stands in a class of its own, which is left out where the API is missing.
 */
package dev.fairlead.cdi.caller;
