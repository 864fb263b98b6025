package dev.fairlead.rfc.soap;

import java.io.IOException;

/**
 * A message is no SOAP-RFC message, or beyond a limit; the transport makes an error of group 107 of it. The text says
 * what is wrong and where, and quotes no value.
 */
public final class WireFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    WireFormatException(String found, Throwable cause) {
        super(found, cause);
    }
}
