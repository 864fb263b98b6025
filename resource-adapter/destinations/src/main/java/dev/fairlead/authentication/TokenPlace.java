package dev.fairlead.authentication;

import dev.fairlead.configuration.HttpUrl;

/**
 * Where one token comes from.
 *
 * @param url the token endpoint of the token's tenant, with its query
 * @param key what the token depends on
 */
record TokenPlace(HttpUrl url, TokenKey key) {}
