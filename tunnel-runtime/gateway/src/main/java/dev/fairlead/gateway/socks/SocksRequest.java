package dev.fairlead.gateway.socks;

import java.util.Optional;

/**
 * What a client has said so far.
 *
 * @param token without the method that has one: empty
 * @param location empty for none
 * @param host virtual host, or an IPv4 literal
 * @param port virtual port
 */
record SocksRequest(Optional<String> token, String location, String host, int port) {

    @Override
    public String toString() {
        return "SocksRequest[" + host + ":" + port + ", location '" + location + "']";
    }
}
