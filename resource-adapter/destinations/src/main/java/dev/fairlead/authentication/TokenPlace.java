package dev.fairlead.authentication;

import dev.fairlead.configuration.HttpUrl;

/**
 * Where one token comes from and where it is kept.
 *
 * @param url the token endpoint of the token's tenant, with its query
 * @param key what the token depends on
 * @param partition whom it belongs to
 */
record TokenPlace(HttpUrl url, TokenKey key, Partition partition) {}
