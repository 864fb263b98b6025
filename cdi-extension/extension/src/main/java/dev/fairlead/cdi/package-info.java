/**
 * The extension that makes destinations injectable. It adds one producer for all names, notes while the container
 * discovers the application which destinations are used and where, and checks each of them before the application
 * starts; whatever is wrong is reported at once, with the place in the application and what to do.
 */
package dev.fairlead.cdi;
