/**
 * JSON web tokens of users: what can be read in them, and whether they are believed. Text is read strictly before any
 * key is touched; keys come from configuration, never from a token; the algorithm must be one that is allowed and that
 * fits the key (RFC 7519, RFC 8725).
 */
package dev.fairlead.jwt;
