/**
 * Destinations for programs that find them by static methods, as those written for JCo do. Which application asks, and on
 * whose behalf, is known by the thread alone.
 */
package dev.fairlead.connector.program;
