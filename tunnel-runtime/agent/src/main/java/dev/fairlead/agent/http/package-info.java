/**
 * One HTTP request on one stream (agent specification, 3.3, 3.6 and 3.7): parsed strictly, decided, rewritten, sent to
 * the back end, and its response sent back. Bodies pass through piece by piece with back-pressure in both directions;
 * nothing is ever collected. Everything happens on the stream's event loop.
 */
package dev.fairlead.agent.http;
