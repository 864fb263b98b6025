/** The system behind the destinations of these tests, which believes nothing that Keycloak has not signed. */
package dev.fairlead.keycloak.backend;
