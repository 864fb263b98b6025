package dev.fairlead.cdi.restclient;

import dev.fairlead.http.RequestBody;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The entity of a client's request as a body. What is a stream, and what is in several parts, is written while it is
 * sent. Any other object is in memory already: it is serialised at once, which gives a length, lets the request be
 * repeated, and lets its writer set headers before they are sent.
 */
final class RequestEntity {
    private final Object entity;
    private final Class<?> type;
    private final Type genericType;
    private final Annotation[] annotations;
    private final MediaType mediaType;
    private final MultivaluedMap<String, Object> headers;
    private final MessageBodyWriter<Object> writer;

    private RequestEntity(ClientRequestContext context, MediaType mediaType, MessageBodyWriter<Object> writer) {
        this.entity = context.getEntity();
        this.type = context.getEntityClass();
        this.genericType = context.getEntityType();
        this.annotations = context.getEntityAnnotations();
        this.mediaType = mediaType;
        this.headers = context.getHeaders();
        this.writer = writer;
    }

    /**
     * The body that a request is to have; empty if it has no entity.
     *
     * @throws ProcessingException if no writer is registered for the entity
     */
    static Optional<RequestBody> bodyOf(ClientRequestContext context, Providers providers) throws IOException {
        if (!context.hasEntity()) {
            return Optional.empty();
        }
        MediaType mediaType = withBoundary(
                Optional.ofNullable(context.getMediaType()).orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE));
        return Optional.of(new RequestEntity(context, mediaType, writerFor(context, mediaType, providers)).body());
    }

    private RequestBody body() throws IOException {
        if (entity instanceof File file) {
            return new RequestBody(contentType(), OptionalLong.of(file.length()), true, this::writeTo);
        }
        if (isStreamed()) {
            return new RequestBody(contentType(), OptionalLong.empty(), false, this::writeTo);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeTo(bytes);
        return RequestBody.bytes(contentType(), bytes.toByteArray());
    }

    private boolean isStreamed() {
        return entity instanceof InputStream
                || entity instanceof Reader
                || entity instanceof StreamingOutput
                || isMultipart(mediaType);
    }

    private void writeTo(OutputStream out) throws IOException {
        writer.writeTo(entity, type, genericType, annotations, mediaType, headers, out);
    }

    /** The writer may have said it more exactly than the request did. */
    private String contentType() {
        Object written = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return isMultipart(mediaType) || written == null ? mediaType.toString() : written.toString();
    }

    @SuppressWarnings("unchecked")
    private static MessageBodyWriter<Object> writerFor(
            ClientRequestContext context, MediaType mediaType, Providers providers) {
        MessageBodyWriter<?> writer = providers.getMessageBodyWriter(
                context.getEntityClass(), context.getEntityType(), context.getEntityAnnotations(), mediaType);
        if (writer == null) {
            throw new ProcessingException("No MessageBodyWriter is registered for "
                    + context.getEntityType().getTypeName() + " as " + mediaType);
        }
        return (MessageBodyWriter<Object>) writer;
    }

    /** Writers choose a boundary only when they write, and then it is too late for the header. */
    private static MediaType withBoundary(MediaType mediaType) {
        if (!isMultipart(mediaType) || mediaType.getParameters().containsKey("boundary")) {
            return mediaType;
        }
        Map<String, String> parameters = new HashMap<>(mediaType.getParameters());
        parameters.put("boundary", UUID.randomUUID().toString());
        return new MediaType(mediaType.getType(), mediaType.getSubtype(), parameters);
    }

    private static boolean isMultipart(MediaType mediaType) {
        return mediaType.getType().equalsIgnoreCase("multipart");
    }
}
