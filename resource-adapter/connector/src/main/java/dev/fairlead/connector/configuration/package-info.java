/**
 * What the resource adapter is configured with: its own properties first, then MicroProfile Config of the server where
 * there is one, then system properties and the environment.
 */
package dev.fairlead.connector.configuration;
