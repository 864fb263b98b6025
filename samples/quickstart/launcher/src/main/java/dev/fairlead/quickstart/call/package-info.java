/**
 * The calls that the quickstart makes, what must come of each, and the table of what did. Nothing in here knows how the
 * parts are started.
 */
package dev.fairlead.quickstart.call;
