/**
 * How a target gets to know who calls: nothing, HTTP Basic, an OAuth token of a technical client, or the user's own
 * token for the agent. Tokens are cached by everything they depend on, renewed before they expire, and fetched once
 * however many threads wait.
 */
package dev.fairlead.authentication;
