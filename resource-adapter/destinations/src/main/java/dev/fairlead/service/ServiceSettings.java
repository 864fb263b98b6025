package dev.fairlead.service;

import dev.fairlead.authentication.Pause;
import dev.fairlead.binding.token.TokenTransports;
import dev.fairlead.finder.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How the Destination service is asked (destination specification, 7.1).
 *
 * @param transports opens the way
 * @param freshness for how long its answers count
 * @param connectTimeout limit for connecting
 * @param readTimeout limit for an answer
 * @param severalFragments whether one look-up may name several fragments, which not every service takes
 * @param clock the time that answers and tokens expire by
 * @param pause how to wait between attempts
 */
public record ServiceSettings(
        TokenTransports transports,
        Freshness freshness,
        Duration connectTimeout,
        Duration readTimeout,
        boolean severalFragments,
        Clock clock,
        Pause pause) {

    public ServiceSettings {
        Objects.requireNonNull(transports, "transports");
        Objects.requireNonNull(freshness, "freshness");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(pause, "pause");
    }
}
