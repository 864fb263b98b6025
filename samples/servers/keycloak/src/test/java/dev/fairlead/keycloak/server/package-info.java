/**
 * Keycloak as a process of its own: {@link dev.fairlead.keycloak.server.Keycloak} is the test's end,
 * {@link dev.fairlead.keycloak.server.KeycloakMain} runs in the process.
 */
package dev.fairlead.keycloak.server;
