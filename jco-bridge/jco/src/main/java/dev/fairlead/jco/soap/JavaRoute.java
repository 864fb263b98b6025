package dev.fairlead.jco.soap;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.rfc.transport.HttpRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

/**
 * The way by Java's own HTTP client, with user and password in each request. Redirections are not followed. Who is trusted
 * over https is the JVM's affair. A request that is too large for memory waits in a file.
 */
final class JavaRoute implements HttpRoute {
    private final String destination;
    private final URI address;
    private final String logon;
    private final HttpClient client;

    JavaRoute(String destination, SoapProperties properties) {
        this.destination = destination;
        this.address = properties.address();
        String credentials = properties.user() + ":" + properties.password();
        this.logon = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.options().connectTimeout())
                .build();
    }

    @Override
    public DestinationResponse send(DestinationRequest request) {
        if (request.body().filter(body -> body.length().isEmpty()).isPresent()) {
            return sendFile(request, request.body().get());
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (request.body().isPresent()) {
                request.body().get().content().writeTo(bytes);
            }
            return send(request, HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private DestinationResponse sendFile(DestinationRequest request, RequestBody body) {
        try {
            Path file = Files.createTempFile("fairlead-call", ".xml");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    body.content().writeTo(out);
                }
                return send(request, HttpRequest.BodyPublishers.ofFile(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private DestinationResponse send(DestinationRequest request, HttpRequest.BodyPublisher body) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url(request))
                .method(request.method(), request.body().isPresent() ? body : HttpRequest.BodyPublishers.noBody())
                .header("Authorization", logon);
        request.headers().forEach(header -> builder.header(header.getKey(), header.getValue()));
        request.body()
                .map(RequestBody::contentType)
                .filter(type -> !type.isEmpty())
                .ifPresent(type -> builder.header("Content-Type", type));
        request.timeout().ifPresent(builder::timeout);
        try {
            return new JavaResponse(
                    client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream()), this::failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DestinationException.of(
                    detail(ErrorCode.TARGET_BROKE_OFF, "the calling thread was interrupted")
                            .withOutcomeUnknown(),
                    e);
        }
    }

    private URI url(DestinationRequest request) {
        String base = address.toString().replaceFirst("/+$", "");
        String path = request.path().startsWith("/") ? request.path() : "/" + request.path();
        String query = request.query().stream().map(JavaRoute::parameter).collect(Collectors.joining("&"));
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static String parameter(Map.Entry<String, String> parameter) {
        return encoded(parameter.getKey()) + "=" + encoded(parameter.getValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the failure means; the texts of other parties are not passed on. */
    private DestinationException failed(IOException failure) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return DestinationException.of(
                    detail(ErrorCode.TARGET_UNREACHABLE, address.getAuthority() + " accepts no connection"), failure);
        }
        if (failure instanceof SSLHandshakeException) {
            return DestinationException.of(
                    detail(ErrorCode.TLS_FAILED, address.getAuthority() + " is not trusted, or trusts nobody here"),
                    failure);
        }
        ErrorDetail detail = failure instanceof HttpTimeoutException
                ? detail(ErrorCode.TARGET_TIMEOUT, "no answer in time")
                : detail(ErrorCode.TARGET_BROKE_OFF, "the connection broke before all of the answer came");
        return DestinationException.of(detail.withOutcomeUnknown(), failure);
    }

    private ErrorDetail detail(ErrorCode code, String found) {
        return ErrorDetail.of(code, destination, "target", found);
    }
}
