package dev.fairlead.authentication;

import java.time.Clock;

/**
 * What all destinations of an engine share when they ask token services.
 *
 * @param cache the tokens
 * @param circuit which clients are suspended
 * @param clock the time that tokens expire by
 * @param pause how to wait between attempts
 */
public record TokenServices(TokenCache cache, ClientCircuit circuit, Clock clock, Pause pause) {}
