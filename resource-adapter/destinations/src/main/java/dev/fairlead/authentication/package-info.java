/**
 * How a target gets to know who calls: nothing, HTTP Basic, the user's own token for the agent, a SAML assertion, or an
 * OAuth token. Every OAuth flow is a {@code Grant}; one algorithm fetches, caches and renews the tokens of all of them.
 * Tokens are cached by everything they depend on, renewed before they expire, and fetched once however many threads
 * wait. How the client shows itself at the token service is chosen apart from the grant.
 */
package dev.fairlead.authentication;
