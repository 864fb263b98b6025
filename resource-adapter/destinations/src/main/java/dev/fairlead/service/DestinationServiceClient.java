package dev.fairlead.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.fairlead.binding.token.ServiceAccess;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the Destination service. A token that it refuses is replaced once; each (service, tenant) has a breaker of its
 * own, which only failures of the service open. Safe for any number of threads.
 */
final class DestinationServiceClient implements AutoCloseable {

    private static final String SERVICE = "Destination service";
    private static final int MAXIMUM_BYTES = 4 * 1024 * 1024;
    private static final int TENANTS = 10_000;
    private static final int CREDENTIALS = 10;
    private static final Set<Integer> TOKEN_REFUSED = Set.of(401, 403);
    private static final Set<Integer> NOT_WORKED_ON = Set.of(429, 503);

    private final ServiceAccesses accesses;
    private final ServiceSettings settings;
    private final AnswerReader reader = new AnswerReader();
    private final Cache<String, Breaker> breakers =
            Caffeine.newBuilder().maximumSize(TENANTS).executor(Runnable::run).build();
    private final Cache<String, Transport> transports = Caffeine.newBuilder()
            .maximumSize(CREDENTIALS)
            .executor(Runnable::run)
            .removalListener((String revision, Transport transport, RemovalCause cause) -> {
                if (transport != null) {
                    transport.retire();
                }
            })
            .build();

    DestinationServiceClient(ServiceAccesses accesses, ServiceSettings settings) {
        this.accesses = accesses;
        this.settings = settings;
    }

    /** What came of a question. */
    sealed interface Outcome {
        /** The service knows the destination. */
        record Known(ServiceAnswer answer) implements Outcome {}

        /** The service knows no such destination. */
        record Missing() implements Outcome {}

        /** Nothing has changed since the version that was known. */
        record NotModified() implements Outcome {}
    }

    /**
     * @throws DestinationException if the service does not answer, or refuses
     */
    Outcome ask(ServiceQuery query) {
        List<Map.Entry<String, String>> headers = query.headers(settings.severalFragments());
        ServiceAccess access = accesses.access(query.tenant());
        Attempt.Reply reply = guarded(query, access, headers);
        if (TOKEN_REFUSED.contains(reply.status())) {
            access.token().evict();
            reply = guarded(query, accesses.access(query.tenant()), headers);
        }
        return outcome(query, reply);
    }

    /** The service's own token for a tenant, which says whose it is. */
    String bindingToken(String tenant) {
        return accesses.access(tenant).token().value().reveal();
    }

    private Attempt.Reply guarded(ServiceQuery query, ServiceAccess access, List<Map.Entry<String, String>> headers) {
        Breaker breaker = breakers.get(access.uri() + " " + query.tenant(), tenant -> new Breaker(settings.clock()));
        breaker.suspendedUntil().ifPresent(until -> {
            throw failure(query, ErrorCode.SERVICE_SUSPENDED, "no request is made before " + until);
        });
        boolean usedOnce = query.tokens().filter(TokenHeaders::usedOnce).isPresent();
        try {
            Attempt.Reply reply = new Attempts(settings, usedOnce).run(() -> once(query, access, headers));
            breaker.answered();
            return reply;
        } catch (DestinationException e) {
            breaker.failed();
            throw e;
        }
    }

    private Attempt once(ServiceQuery query, ServiceAccess access, List<Map.Entry<String, String>> headers) {
        Transport transport = transports.get(
                access.revision(), revision -> settings.transports().open(access.tls(), settings.connectTimeout()));
        Instant sent = settings.clock().instant();
        try (DestinationResponse response = transport.exchange(exchange(query, access, headers))) {
            return attempt(query, response, sent);
        } catch (DestinationException e) {
            return Attempt.failed(translated(query, e), e.code() == ErrorCode.TARGET_UNREACHABLE, Optional.empty());
        }
    }

    private Exchange exchange(ServiceQuery query, ServiceAccess access, List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Authorization", "Bearer " + access.token().value().reveal()));
        return new Exchange(
                query.lookup().name(),
                SERVICE,
                "GET",
                access.uri(),
                access.uri().path().replaceFirst("/+$", "") + query.path(),
                all,
                Optional.empty(),
                settings.readTimeout(),
                Optional.empty());
    }

    private Attempt attempt(ServiceQuery query, DestinationResponse response, Instant sent) {
        String body = body(query, response);
        int status = response.status();
        // a platform's router answers 404 where the service itself is gone
        boolean gone = status == 404 && response.header("X-Cf-RouterError").isPresent();
        if (status >= 500 || status == 429 || gone) {
            return Attempt.failed(
                    failure(query, ErrorCode.SERVICE_UNREACHABLE, "answered " + status + message(body)),
                    NOT_WORKED_ON.contains(status),
                    retryAfter(response));
        }
        Optional<ServiceAnswer> answer =
                status == 200 ? Optional.of(answer(query, response, body, sent)) : Optional.empty();
        return Attempt.answered(new Attempt.Reply(status, body, answer));
    }

    private static Optional<Duration> retryAfter(DestinationResponse response) {
        return response.header("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private ServiceAnswer answer(ServiceQuery query, DestinationResponse response, String body, Instant sent) {
        try {
            return reader.read(body, sent, response.header("ETag"));
        } catch (IllegalArgumentException e) {
            throw failure(query, ErrorCode.SERVICE_ANSWER_MALFORMED, "its answer " + e.getMessage());
        }
    }

    private String body(ServiceQuery query, DestinationResponse response) {
        byte[] bytes;
        try {
            bytes = response.stream().readNBytes(MAXIMUM_BYTES + 1);
        } catch (IOException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.SERVICE_UNREACHABLE, query.lookup().name(), SERVICE, "its answer broke off"),
                    e);
        }
        if (bytes.length > MAXIMUM_BYTES) {
            throw failure(query, ErrorCode.SERVICE_ANSWER_MALFORMED, "its answer is larger than 4 MiB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Outcome outcome(ServiceQuery query, Attempt.Reply reply) {
        if (reply.answer().isPresent()) {
            return new Outcome.Known(reply.answer().get());
        }
        return switch (reply.status()) {
            case 304 -> notModified(query);
            case 404 -> missing(query, reply);
            default ->
                throw failure(query, ErrorCode.SERVICE_REFUSED, "answered " + reply.status() + message(reply.body()));
        };
    }

    private static Outcome notModified(ServiceQuery query) {
        if (query.etag().isEmpty()) {
            throw failure(query, ErrorCode.SERVICE_ANSWER_MALFORMED, "answered 304 to a question without a version");
        }
        return new Outcome.NotModified();
    }

    /** The destination is missing, unless the service says that it is the fragment. */
    private static Outcome missing(ServiceQuery query, Attempt.Reply reply) {
        String message = ErrorBody.message(reply.body());
        boolean fragment = !query.lookup().options().fragment().isEmpty()
                && message.toLowerCase(Locale.ROOT).contains("fragment");
        if (fragment) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.FRAGMENT_NOT_FOUND,
                    query.lookup().name(),
                    "fragment " + query.lookup().options().fragment(),
                    "the Destination service says: " + message));
        }
        return new Outcome.Missing();
    }

    private static String message(String body) {
        String message = ErrorBody.message(body);
        return message.isEmpty() ? "" : ": " + message;
    }

    /** The transport speaks of targets; here it was the service, and the target knows nothing of the call. */
    private static DestinationException translated(ServiceQuery query, DestinationException e) {
        return switch (e.code()) {
            case TARGET_UNREACHABLE, TARGET_TIMEOUT, TARGET_BROKE_OFF, POOL_EXHAUSTED, TARGET_PROTOCOL ->
                DestinationException.of(
                        ErrorDetail.of(
                                ErrorCode.SERVICE_UNREACHABLE,
                                query.lookup().name(),
                                SERVICE,
                                e.detail().found()),
                        e);
            default -> e;
        };
    }

    private static DestinationException failure(ServiceQuery query, ErrorCode code, String found) {
        return DestinationException.of(ErrorDetail.of(code, query.lookup().name(), SERVICE, found));
    }

    @Override
    public void close() {
        transports.asMap().values().forEach(Transport::close);
        transports.invalidateAll();
    }
}
