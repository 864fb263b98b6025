package dev.fairlead.tunnel;

import java.util.Objects;

/**
 * Why a stream was refused or ended.
 *
 * @param code what happened
 * @param detail for an operator: names virtual host and path, never an internal address, a token or a secret; may be
 *     empty
 */
public record StreamError(TunnelErrorCode code, String detail) {

    public StreamError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }
}
