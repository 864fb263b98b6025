package dev.fairlead.authentication;

/**
 * By what a token is found: everything that it depends on. In clear where it is made on every call, as a digest where it
 * is kept or where a secret takes part.
 */
sealed interface TokenId permits TokenDependencies, TokenKey {}
