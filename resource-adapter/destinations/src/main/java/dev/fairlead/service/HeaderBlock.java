package dev.fairlead.service;

import dev.fairlead.configuration.Secret;
import dev.fairlead.transport.Exchange;
import java.util.List;
import java.util.stream.Collectors;

/** Header fields as one secret, the way they stand on the wire: what the token cache keeps of an answer. */
final class HeaderBlock {

    private HeaderBlock() {}

    /** Names and values have been checked: neither holds a line break. */
    static Secret of(List<AuthToken> tokens) {
        return Secret.of(tokens.stream()
                .map(token -> token.name() + ":" + token.header().reveal())
                .collect(Collectors.joining("\n")));
    }

    /** The request with every field of the block; they replace fields of their name. */
    static Exchange apply(Secret block, Exchange exchange) {
        Exchange with = exchange;
        for (String line : block.reveal().split("\n")) {
            int colon = line.indexOf(':');
            with = with.withHeader(line.substring(0, colon), line.substring(colon + 1));
        }
        return with;
    }

    /** The credentials of the first field, without their scheme. */
    static Secret firstValue(Secret block) {
        String line = block.reveal().lines().findFirst().orElse("");
        String value = line.substring(line.indexOf(':') + 1);
        return Secret.of(value.substring(value.indexOf(' ') + 1));
    }
}
