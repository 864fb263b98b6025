package dev.fairlead.cdi.restclient;

import dev.fairlead.http.DestinationResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The body of an answer for the client's runtime. Runtimes close it once they have read it; where they would not, the
 * connection is given back here.
 */
final class AnswerBody {
    /** Errors turn into exceptions whose response hardly anybody closes; up to this many bytes are read ahead. */
    private static final int ERROR_BYTES_AHEAD = 64 * 1024;

    private static final int FIRST_ERROR_STATUS = 400;

    private AnswerBody() {}

    static InputStream of(DestinationResponse answer, String requestMethod, InvokedMethod invoked) throws IOException {
        if (hasNone(answer, requestMethod) || isUnread(answer, invoked)) {
            answer.close();
            return InputStream.nullInputStream();
        }
        return answer.status() < FIRST_ERROR_STATUS ? answer.stream() : readAhead(answer);
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
