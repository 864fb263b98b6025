package dev.fairlead.cdi.restclient;

import dev.fairlead.RestClientProperties;
import dev.fairlead.cdi.connection.ManagedHttpDestination;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.http.RequestBody;
import dev.fairlead.input.CallInput;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends a client's requests through a destination. It is the last request filter and answers in place of the vendor's
 * transport; the first response filter, itself, then puts the body of the answer in place as a stream, because an entity
 * given with the answer would be written into memory first.
 *
 * <p>Public, with a public constructor and an injected field, because the client's runtime makes it.
 */
public class DestinationTransport implements ClientRequestFilter, ClientResponseFilter {

    /** Property of a client: the {@link HttpDestination} that it talks to. */
    static final String DESTINATION = "dev.fairlead.destination";

    private static final String ANSWER = "dev.fairlead.answer";

    /** Belong to a connection or to the framing of a message (RFC 9110, 7.6.1), which the real transport makes itself. */
    private static final Set<String> CONNECTION_FIELDS =
            fields("Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    private static final Set<String> NOT_SENT = fields("Host", "Content-Length", "Content-Type");

    @Context
    Providers providers;

    @Override
    public void filter(ClientRequestContext context) throws IOException {
        DestinationResponse answer = send(context);
        context.setProperty(ANSWER, answer);
        try {
            context.abortWith(head(answer));
        } catch (RuntimeException | Error failure) {
            answer.close();
            throw failure;
        }
    }

    @Override
    public void filter(ClientRequestContext context, ClientResponseContext response) throws IOException {
        if (context.getProperty(ANSWER) instanceof DestinationResponse answer) {
            context.removeProperty(ANSWER);
            AnswerBody.put(answer, context, response);
        }
    }

    private DestinationResponse send(ClientRequestContext context) throws IOException {
        HttpDestination destination = destination(context);
        DestinationRequest request = request(destination, context);
        return destination instanceof ManagedHttpDestination managed
                        && InvokedMethod.of(context).isAsynchronous()
                ? managed.send(request, CallerHandover.take())
                : destination.send(request);
    }

    private static HttpDestination destination(ClientRequestContext context) {
        HttpDestination destination =
                (HttpDestination) context.getConfiguration().getProperty(DESTINATION);
        if (property(context, RestClientProperties.TENANT) instanceof String tenant) {
            destination = destination.forTenant(tenant);
        }
        return property(context, RestClientProperties.INPUT) instanceof CallInput input
                ? destination.with(input)
                : destination;
    }

    private static Object property(ClientRequestContext context, String name) {
        Object ofRequest = context.getProperty(name);
        return ofRequest == null ? context.getConfiguration().getProperty(name) : ofRequest;
    }

    private DestinationRequest request(HttpDestination destination, ClientRequestContext context) throws IOException {
        // before the headers are read: the writer of an entity may set some
        Optional<RequestBody> body = RequestEntity.bodyOf(context, providers);
        DestinationRequest request = DestinationRequest.of(context.getMethod(), pathOf(context.getUri(), destination));
        for (var header : context.getStringHeaders().entrySet()) {
            if (!NOT_SENT.contains(header.getKey()) && !CONNECTION_FIELDS.contains(header.getKey())) {
                for (String value : header.getValue()) {
                    request = request.header(header.getKey(), value);
                }
            }
        }
        if (property(context, RestClientProperties.READ_TIMEOUT) instanceof Duration limit) {
            request = request.timeout(limit);
        }
        return body.isPresent() ? request.body(body.get()) : request;
    }

    /** A filter that sent the request elsewhere would be obeyed in its path and not in its host. */
    private static String pathOf(URI uri, HttpDestination destination) {
        if (!Placeholder.isBaseOf(uri)) {
            throw new InvalidRequestException(ErrorDetail.of(
                            ErrorCode.REQUEST_INVALID, destination.name(), "request URI", "was changed to another host")
                    .withHint("Leave scheme and host of the request to the destination"));
        }
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static Response head(DestinationResponse answer) {
        Response.ResponseBuilder head = Response.status(answer.status());
        for (Map.Entry<String, String> field : answer.headers()) {
            if (!CONNECTION_FIELDS.contains(field.getKey())) {
                head.header(asRuntimesSpell(field.getKey()), field.getValue());
            }
        }
        return head.build();
    }

    /** Jersey notices a content type only under this very spelling, though names of fields have no case. */
    private static String asRuntimesSpell(String field) {
        return field.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? HttpHeaders.CONTENT_TYPE : field;
    }

    private static Set<String> fields(String... names) {
        Set<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.addAll(Set.of(names));
        return ignoringCase;
    }
}
