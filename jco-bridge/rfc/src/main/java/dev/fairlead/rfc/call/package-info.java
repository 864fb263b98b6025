/** Calling a filled function, whatever the way to the system. */
package dev.fairlead.rfc.call;
