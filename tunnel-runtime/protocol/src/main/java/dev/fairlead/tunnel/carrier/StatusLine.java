package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.http.BadRequestException;
import java.util.List;

/** The first line of an answer (RFC 9112, 4). */
final class StatusLine {
    static final int SWITCHING_PROTOCOLS = 101;
    static final int FORBIDDEN = 403;
    static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final String FORM = "HTTP/1\\.[01] [1-5][0-9]{2}( .*)?";
    private static final int START = "HTTP/1.1 ".length();
    private static final int DIGITS = 3;
    private static final int CLASS = 100;

    private StatusLine() {}

    /** The status of an answer's lines. */
    static int statusOf(List<String> lines) throws BadRequestException {
        if (lines.isEmpty() || !lines.get(0).matches(FORM)) {
            throw new BadRequestException("the answer is not HTTP/1.1");
        }
        return Integer.parseInt(lines.get(0).substring(START, START + DIGITS));
    }

    static boolean isSuccess(int status) {
        return status / CLASS == 2;
    }

    static boolean isFailureOfServer(int status) {
        return status / CLASS == 5;
    }
}
