package dev.fairlead.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;

/** SAP's proxy takes no longer line than this, and its refusal would not say which (connectivity specification, 1.3.5). */
final class ProxyLines {

    private static final int MAXIMUM_BYTES = 8192;

    private ProxyLines() {}

    /**
     * @throws dev.fairlead.error.InvalidRequestException with the name of the first line that is too long
     */
    static void check(Exchange exchange, ClassicHttpRequest request) {
        String url = exchange.url().scheme() + "://" + exchange.url().authority() + exchange.target();
        if (request.getMethod().length() + 1 + url.length() + " HTTP/1.1".length() > MAXIMUM_BYTES) {
            throw tooLong(exchange, "request line", "Move parameters from the query to the body");
        }
        for (Header header : request.getHeaders()) {
            if (header.getName().length() + ": ".length() + header.getValue().length() > MAXIMUM_BYTES) {
                throw tooLong(
                        exchange,
                        "header " + header.getName(),
                        "If it holds a token, let its issuer leave groups and roles out of it");
            }
        }
    }

    private static DestinationException tooLong(Exchange exchange, String place, String hint) {
        return DestinationException.of(ErrorDetail.of(
                        ErrorCode.REQUEST_INVALID,
                        exchange.destination(),
                        place,
                        "is longer than the " + MAXIMUM_BYTES + " bytes that the connectivity proxy takes")
                .withHint(hint));
    }
}
