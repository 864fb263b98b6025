/**
 * The way of a web application to destinations with {@code OAuth2AuthorizationCode}: it sends the user to an
 * authorization server and gets a code back (RFC 6749, 4.1, with the proof key of RFC 7636). What the code is worth
 * comes with the calls as {@link dev.fairlead.input.CallInput}.
 */
package dev.fairlead.authorization;
