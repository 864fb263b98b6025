/**
 * How a call gets its connection: the injected object keeps a name only, and for every call borrows a handle from the
 * connection factory, under the caller of that moment, and gives it back with the response. The factory is looked up in
 * JNDI when it is first needed; at that moment the application's own destinations are registered with it.
 */
package dev.fairlead.cdi.connection;
