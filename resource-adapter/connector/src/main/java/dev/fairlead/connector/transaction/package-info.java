/** What the container lets a resource adapter know of the transactions that applications run. */
package dev.fairlead.connector.transaction;
