package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a token service, again if it was out of reach or overloaded (authentication specification, 3.10). All attempts
 * together take no longer than twice the limit for one answer.
 */
final class TokenServiceClient {

    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);

    private final Transport transport;
    private final TokenAnswer answer;
    private final Clock clock;
    private final Pause pause;

    TokenServiceClient(Transport transport, TokenAnswer answer, Clock clock, Pause pause) {
        this.transport = transport;
        this.answer = answer;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @throws DestinationException if no attempt gave a token
     */
    Token fetch(Exchange request) {
        Instant deadline = clock.instant().plus(request.timeout());
        Duration next = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Instant sent = clock.instant();
            Attempt result = attempt(request, sent);
            if (result.token().isPresent()) {
                return result.token().get();
            }
            Duration wait = result.retryAfter().orElse(next);
            boolean inTime = clock.instant().plus(wait).isBefore(deadline);
            if (!result.temporary() || attempt == ATTEMPTS || !inTime || wait.compareTo(LONGEST_PAUSE) > 0) {
                throw result.failure().orElseThrow();
            }
            pause.sleep(wait);
            next = next.multipliedBy(2);
        }
    }

    private Attempt attempt(Exchange request, Instant sent) {
        DestinationResponse response;
        try {
            response = transport.exchange(request);
        } catch (DestinationException e) {
            boolean neverArrived = e.code() == ErrorCode.TARGET_UNREACHABLE;
            return Attempt.failed(translated(e), neverArrived, Optional.empty());
        }
        boolean temporary = TEMPORARY.contains(response.status());
        Optional<Duration> retryAfter = response.header("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        try {
            return Attempt.succeeded(answer.read(response, sent));
        } catch (DestinationException e) {
            return Attempt.failed(e, temporary, retryAfter);
        }
    }

    /** The transport speaks of targets; here it was the token service, and the target knows nothing of the call. */
    private static DestinationException translated(DestinationException e) {
        ErrorDetail detail = e.detail();
        ErrorCode code = switch (e.code()) {
            case TARGET_UNREACHABLE, TARGET_TIMEOUT, TARGET_BROKE_OFF, POOL_EXHAUSTED ->
                ErrorCode.TOKEN_SERVICE_UNREACHABLE;
            case TARGET_PROTOCOL -> ErrorCode.TOKEN_ANSWER_MALFORMED;
            default -> e.code();
        };
        return DestinationException.of(
                ErrorDetail.of(code, detail.destination(), detail.place(), detail.found()), e.getCause());
    }

    private record Attempt(
            Optional<Token> token,
            Optional<DestinationException> failure,
            boolean temporary,
            Optional<Duration> retryAfter) {

        static Attempt succeeded(Token token) {
            return new Attempt(Optional.of(token), Optional.empty(), false, Optional.empty());
        }

        static Attempt failed(DestinationException failure, boolean temporary, Optional<Duration> retryAfter) {
            return new Attempt(Optional.empty(), Optional.of(failure), temporary, retryAfter);
        }
    }
}
