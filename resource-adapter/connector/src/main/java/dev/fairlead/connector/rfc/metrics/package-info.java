/**
 * What systems have to do: counted for the managed bean that the server shows, and told to applications that want to hear of
 * their own calls.
 */
package dev.fairlead.connector.rfc.metrics;
