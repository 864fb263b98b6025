package dev.fairlead.authentication;

import java.util.List;

/**
 * What a token depends on, as far as calls differ, in clear: made and compared on every call, where a {@link TokenKey}
 * of the same would take a digest. The scope's revision stands for all settings, the user's token for its tenant, and
 * both together for the token endpoint.
 *
 * @param scope whose credentials they are
 * @param scopeHash hash code of {@code scope}, which takes longer than all the rest
 * @param user digest of the user's token; empty if the token depends on no user
 * @param input digests of what else the token depends on
 * @param client digests of what shows the client, as far as it differs from call to call
 */
record TokenDependencies(DestinationScope scope, int scopeHash, String user, List<String> input, List<String> client)
        implements TokenId {

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * scopeHash + user.hashCode()) + input.hashCode()) + client.hashCode();
    }
}
