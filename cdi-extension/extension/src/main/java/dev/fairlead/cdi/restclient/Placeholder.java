package dev.fairlead.cdi.restclient;

import java.net.URI;

/** The address that a client believes to talk to. No such host can exist (RFC 2606), so nothing ever leaves for it. */
final class Placeholder {
    static final URI BASE_URI = URI.create("http://destination.invalid/");

    private Placeholder() {}

    static boolean isBaseOf(URI uri) {
        return BASE_URI.getScheme().equals(uri.getScheme())
                && BASE_URI.getRawAuthority().equals(uri.getRawAuthority());
    }
}
