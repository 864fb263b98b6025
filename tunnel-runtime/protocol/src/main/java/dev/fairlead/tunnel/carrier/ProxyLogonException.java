package dev.fairlead.tunnel.carrier;

import java.util.Objects;

/** There is nothing that a proxy could be shown. The message says why, and holds no secret. */
public final class ProxyLogonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /** @param lasting whether asking again soon is of no use */
    public ProxyLogonException(String message, boolean lasting, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.lasting = lasting;
    }

    /** Whether asking again soon is of no use, since only a person can change it. */
    public boolean isLasting() {
        return lasting;
    }
}
