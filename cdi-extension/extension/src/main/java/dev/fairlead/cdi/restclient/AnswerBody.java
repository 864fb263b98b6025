package dev.fairlead.cdi.restclient;

import dev.fairlead.http.DestinationResponse;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Puts the body of an answer in place for the client's runtime. Runtimes close it once they have read it; where they
 * would not, the connection is given back here.
 */
final class AnswerBody {
    /** Errors turn into exceptions whose response hardly anybody closes; up to this many bytes are read ahead. */
    private static final int ERROR_BYTES_AHEAD = 64 * 1024;

    private static final int FIRST_ERROR_STATUS = 400;

    private AnswerBody() {}

    static void put(DestinationResponse answer, ClientRequestContext request, ClientResponseContext response)
            throws IOException {
        if (isUnread(answer, InvokedMethod.of(request))) {
            drop(answer, response);
            // Jersey looks for a reader of void as soon as a type is named
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        } else if (hasNone(answer, request.getMethod())) {
            drop(answer, response);
        } else {
            response.setEntityStream(answer.status() < FIRST_ERROR_STATUS ? answer.stream() : readAhead(answer));
        }
    }

    private static void drop(DestinationResponse answer, ClientResponseContext response) {
        answer.close();
        response.setEntityStream(InputStream.nullInputStream());
    }

    /** RFC 9112, 6.3. */
    private static boolean hasNone(DestinationResponse answer, String requestMethod) {
        return requestMethod.equals("HEAD")
                || answer.status() == 204
                || answer.status() == 304
                || answer.header("Content-Length").filter("0"::equals).isPresent();
    }

    private static boolean isUnread(DestinationResponse answer, InvokedMethod invoked) {
        return answer.status() < FIRST_ERROR_STATUS && invoked.returnsNothing();
    }

    private static InputStream readAhead(DestinationResponse answer) throws IOException {
        InputStream body = answer.stream();
        try {
            byte[] start = body.readNBytes(ERROR_BYTES_AHEAD);
            if (start.length < ERROR_BYTES_AHEAD) {
                answer.close();
                return new ByteArrayInputStream(start);
            }
            return new SequenceInputStream(new ByteArrayInputStream(start), body);
        } catch (IOException | RuntimeException brokenOff) {
            answer.close();
            throw brokenOff;
        }
    }
}
