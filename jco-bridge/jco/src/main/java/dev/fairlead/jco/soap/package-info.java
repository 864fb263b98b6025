/**
 * Calls over SOAP for programs without a server: a destination's properties are all that it needs, and Java's own HTTP
 * client goes to the system without a tunnel. In a server, the resource adapter has better ways.
 */
package dev.fairlead.jco.soap;
