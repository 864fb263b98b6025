package dev.fairlead.emulator.probe;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.RequestBody;
import dev.fairlead.rfc.transport.HttpRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Ways to a system that make it behave as other systems do. */
final class OtherHabits {
    private OtherHabits() {}

    /** It reads dates and times in the compact form only; others are initial. */
    static HttpRoute compactDates(HttpRoute system) {
        return changed(
                system,
                body -> body.replaceAll("(?<=>)\\d{4}-\\d{2}-\\d{2}(?=<)", "")
                        .replaceAll("(?<=>)\\d{2}:\\d{2}:\\d{2}(?=<)", ""));
    }

    /** It answers tables that the request does not list. */
    static HttpRoute tablesUnasked(HttpRoute system) {
        return changed(
                system,
                body -> body.contains("RFCTABLE")
                        ? body
                        : body.replace("</rfc:STFC_STRUCTURE>", "<RFCTABLE/></rfc:STFC_STRUCTURE>"));
    }

    /** It takes neither compressed requests nor those without a length. */
    static HttpRoute plainRequests(HttpRoute system) {
        return request -> {
            boolean compressed = request.headers().stream()
                    .anyMatch(header -> header.getKey().equals("Content-Encoding"));
            boolean endless =
                    request.body().filter(body -> body.length().isEmpty()).isPresent();
            if (compressed || endless) {
                throw DestinationException.of(ErrorDetail.of(
                        ErrorCode.TARGET_BROKE_OFF, "erp", "target", "the system has closed the connection"));
            }
            return system.send(request);
        };
    }

    private static HttpRoute changed(HttpRoute system, UnaryOperator<String> change) {
        return request -> system.send(changed(request, change));
    }

    private static DestinationRequest changed(DestinationRequest request, UnaryOperator<String> change) {
        boolean readable =
                request.headers().stream().noneMatch(header -> header.getKey().equals("Content-Encoding"));
        return request.body()
                .filter(body -> readable)
                .map(body -> request.body(RequestBody.text(body.contentType(), change.apply(text(body)))))
                .orElse(request);
    }

    private static String text(RequestBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.content().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
