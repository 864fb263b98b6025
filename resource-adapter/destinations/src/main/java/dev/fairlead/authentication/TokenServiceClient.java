package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Asks a token service, again if it was out of reach or overloaded (authentication specification, 3.10):
 *
 * <table>
 * <caption>How often a request is sent again</caption>
 * <tr><th>What happened</th><th>idempotent</th><th>unless the answer was lost</th><th>unsent only</th></tr>
 * <tr><td>no connection</td><td>3 times</td><td>3 times</td><td>3 times</td></tr>
 * <tr><td>429, 503</td><td>3 times</td><td>3 times</td><td>never</td></tr>
 * <tr><td>502, 504: somebody between lost the answer</td><td>3 times</td><td>never</td><td>never</td></tr>
 * <tr><td>no answer in time</td><td>once</td><td>never</td><td>never</td></tr>
 * <tr><td>anything else</td><td>never</td><td>never</td><td>never</td></tr>
 * </table>
 *
 * All attempts together take no longer than twice the limit for one answer.
 */
final class TokenServiceClient {

    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

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
     * @throws DestinationException if no attempt gave what was asked for
     */
    TokenReply fetch(Exchange request, GrantRequest.Repeat repeat) {
        Instant deadline = clock.instant().plus(request.timeout());
        Duration next = FIRST_PAUSE;
        boolean lost = false;
        for (int attempt = 1; ; attempt++) {
            Attempt result = attempt(request, clock.instant());
            if (result.reply().isPresent()) {
                return result.reply().get();
            }
            Duration wait = result.retryAfter().orElse(next);
            boolean inTime = result.outcome() == Outcome.NO_ANSWER
                    || clock.instant().plus(wait).isBefore(deadline);
            if (lost
                    || attempt == ATTEMPTS
                    || !inTime
                    || wait.compareTo(LONGEST_PAUSE) > 0
                    || !result.outcome().repeated(repeat)) {
                throw result.failure().orElseThrow();
            }
            lost = result.outcome() == Outcome.NO_ANSWER;
            pause.sleep(wait);
            next = next.multipliedBy(2);
        }
    }

    private Attempt attempt(Exchange request, Instant sent) {
        DestinationResponse response;
        try {
            response = transport.exchange(request);
        } catch (DestinationException e) {
            Outcome outcome = switch (e.code()) {
                case TARGET_UNREACHABLE -> Outcome.UNSENT;
                case TARGET_TIMEOUT -> Outcome.NO_ANSWER;
                default -> Outcome.FINAL;
            };
            return Attempt.failed(translated(e), outcome, Optional.empty());
        }
        Outcome outcome = switch (response.status()) {
            case 429, 503 -> Outcome.OVERLOADED;
            case 502, 504 -> Outcome.LOST_BETWEEN;
            default -> Outcome.FINAL;
        };
        Optional<Duration> retryAfter = response.header("Retry-After").flatMap(this::retryAfter);
        try {
            return Attempt.succeeded(answer.read(response, sent));
        } catch (DestinationException e) {
            return Attempt.failed(e, outcome, retryAfter);
        }
    }

    /** Seconds or a date (RFC 9110, 10.2.3); what is neither is not there. */
    private Optional<Duration> retryAfter(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
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

    private enum Outcome {
        UNSENT,
        OVERLOADED,
        LOST_BETWEEN,
        NO_ANSWER,
        FINAL;

        boolean repeated(GrantRequest.Repeat repeat) {
            return switch (this) {
                case UNSENT -> true;
                case OVERLOADED -> repeat != GrantRequest.Repeat.UNSENT;
                case LOST_BETWEEN, NO_ANSWER -> repeat == GrantRequest.Repeat.IDEMPOTENT;
                case FINAL -> false;
            };
        }
    }

    private record Attempt(
            Optional<TokenReply> reply,
            Optional<DestinationException> failure,
            Outcome outcome,
            Optional<Duration> retryAfter) {

        static Attempt succeeded(TokenReply reply) {
            return new Attempt(Optional.of(reply), Optional.empty(), Outcome.FINAL, Optional.empty());
        }

        static Attempt failed(DestinationException failure, Outcome outcome, Optional<Duration> retryAfter) {
            return new Attempt(Optional.empty(), Optional.of(failure), outcome, retryAfter);
        }
    }
}
