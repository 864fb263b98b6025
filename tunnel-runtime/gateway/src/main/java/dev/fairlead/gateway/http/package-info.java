/**
 * The HTTP proxy (connectivity specification, 1.3 and 2.7): absolute-form requests over plain HTTP/1.1, each brought to
 * an agent on a stream of its own. Requests are read strictly and written anew, bodies pass piece by piece with
 * back-pressure in both directions, and nothing waits on an event loop.
 */
package dev.fairlead.gateway.http;
