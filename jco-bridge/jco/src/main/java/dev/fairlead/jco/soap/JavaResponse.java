package dev.fairlead.jco.soap;

import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer of Java's HTTP client. */
final class JavaResponse implements DestinationResponse {
    private static final System.Logger LOG = System.getLogger("fairlead.jco");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([A-Za-z0-9._-]+)");

    private final HttpResponse<InputStream> response;
    private final Function<IOException, DestinationException> failure;

    /** @param failure names what goes wrong while the body is read */
    JavaResponse(HttpResponse<InputStream> response, Function<IOException, DestinationException> failure) {
        this.response = response;
        this.failure = failure;
    }

    @Override
    public int status() {
        return response.statusCode();
    }

    @Override
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return response.headers().map().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
                .toList();
    }

    @Override
    public InputStream stream() {
        return response.body();
    }

    @Override
    public byte[] bytes() {
        try (InputStream body = response.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public String text() {
        return new String(bytes(), charset());
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(header("Content-Type").orElse(""));
        return named.find() && Charset.isSupported(named.group(1))
                ? Charset.forName(named.group(1))
                : StandardCharsets.UTF_8;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be given back", e);
        }
    }
}
