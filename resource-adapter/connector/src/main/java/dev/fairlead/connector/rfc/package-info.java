/** Managed connections to RFC destinations, and the handles and the factory that applications hold of them. */
package dev.fairlead.connector.rfc;
