package dev.fairlead.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Repeats once what was sent on a connection that the target was just closing, if its method is idempotent (RFC 9110,
 * 9.2.2); the client itself leaves bodies alone that cannot be repeated. Responses are never repeated, nor are requests
 * that hand over what is used once: those of the Destination service do so in a GET.
 */
final class IdempotentRetry implements HttpRequestRetryStrategy {

    private static final List<String> USED_ONCE = List.of("X-code", "X-refresh-token");

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int count, HttpContext context) {
        boolean closed = failure instanceof NoHttpResponseException
                || failure instanceof ConnectionClosedException
                || failure instanceof SocketException && !(failure instanceof ConnectException);
        boolean repeatable =
                Method.isIdempotent(request.getMethod()) && USED_ONCE.stream().noneMatch(request::containsHeader);
        return count == 1 && closed && repeatable;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
