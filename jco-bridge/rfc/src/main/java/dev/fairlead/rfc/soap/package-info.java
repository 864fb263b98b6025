/**
 * The messages of SOAP-RFC: bytes of requests and answers on one side, values of functions on the other. No network.
 * Both directions of both messages are here, so that a system that answers can be built of the same parts as the client
 * that calls it.
 */
package dev.fairlead.rfc.soap;
