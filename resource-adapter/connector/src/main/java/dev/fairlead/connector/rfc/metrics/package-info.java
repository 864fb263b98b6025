/** What the server shows of its calls of functions, as a managed bean of the Java platform. */
package dev.fairlead.connector.rfc.metrics;
