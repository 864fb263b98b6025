/**
 * The on-premise side of the tunnel, put together: it dials out, decides each request by its own configuration,
 * propagates the caller's identity to the back end, and writes down what it decided. The subjects live in the packages
 * below; this one only joins them.
 */
package dev.fairlead.agent;
