/**
 * The engine: from the name of a destination to an answer of its target. It finds the destination in its sources,
 * validates it, adds authentication and trust, chooses the route and sends the request.
 */
package dev.fairlead.destination;
