package dev.fairlead.route;

import java.io.IOException;

/**
 * A gateway or agent refused or lost a stream, told apart by the codes of the tunnel's own catalogue (connectivity
 * specification, 8.8), for example {@code no_agent} or {@code resource_denied}.
 */
public final class TunnelException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;
    private final boolean outcomeUnknown;

    /**
     * @param code the catalogue's name
     * @param detail what the other side says about it, fit for an operator; may be empty
     * @param outcomeUnknown whether the request may have reached the back end
     */
    public TunnelException(String code, String detail, boolean outcomeUnknown) {
        super(detail.isEmpty() ? code : code + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.outcomeUnknown = outcomeUnknown;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
