/** The destination engine with tokens of a real OpenID provider, one class a flow of the authentication specification. */
package dev.fairlead.keycloak;
