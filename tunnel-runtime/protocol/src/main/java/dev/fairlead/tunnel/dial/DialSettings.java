package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.carrier.CarrierSettings;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an agent reaches its gateways.
 *
 * @param credentials who the agent is
 * @param endpoints the gateways to dial; never empty
 * @param sessionsPerEndpoint sessions to keep at each gateway, 1 to 16
 * @param limits what each session allows the gateway
 * @param backoff how long to wait before dialling again
 * @param drain how long {@link TunnelDialer#close} lets running streams finish
 * @param software name and version of this agent, for the gateway's operator
 * @param carrier the way to the gateways
 * @param keeper remembers a renewed certificate; empty: it is not renewed
 */
public record DialSettings(
        AgentCredentials credentials,
        List<Endpoint> endpoints,
        int sessionsPerEndpoint,
        SessionLimits limits,
        Backoff backoff,
        Duration drain,
        String software,
        CarrierSettings carrier,
        Optional<CredentialsKeeper> keeper) {
    private static final int MAX_SESSIONS = 16;

    /** @throws IllegalArgumentException if there is no endpoint, or the number of sessions is out of range */
    public DialSettings {
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(drain, "drain");
        Objects.requireNonNull(software, "software");
        Objects.requireNonNull(carrier, "carrier");
        Objects.requireNonNull(keeper, "keeper");
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("an agent needs a gateway to dial");
        }
        if (sessionsPerEndpoint < 1 || sessionsPerEndpoint > MAX_SESSIONS) {
            throw new IllegalArgumentException(
                    "sessionsPerEndpoint is " + sessionsPerEndpoint + ", allowed are 1 to " + MAX_SESSIONS);
        }
    }

    /** Two sessions to the gateway that enrolled the agent, ten seconds to drain. */
    public static DialSettings of(AgentCredentials credentials) {
        return new DialSettings(
                credentials,
                List.of(credentials.endpoint()),
                2,
                SessionLimits.DEFAULT,
                Backoff.DEFAULT,
                Duration.ofSeconds(10),
                "fairlead-agent",
                CarrierSettings.DEFAULT,
                Optional.empty());
    }

    /** The same with other gateways. */
    public DialSettings withEndpoints(List<Endpoint> value) {
        return new DialSettings(
                credentials, value, sessionsPerEndpoint, limits, backoff, drain, software, carrier, keeper);
    }

    /** The same with another number of sessions at each gateway. */
    public DialSettings withSessionsPerEndpoint(int value) {
        return new DialSettings(credentials, endpoints, value, limits, backoff, drain, software, carrier, keeper);
    }

    /** The same with other limits. */
    public DialSettings withLimits(SessionLimits value) {
        return new DialSettings(
                credentials, endpoints, sessionsPerEndpoint, value, backoff, drain, software, carrier, keeper);
    }

    /** The same with other waits. */
    public DialSettings withBackoff(Backoff value) {
        return new DialSettings(
                credentials, endpoints, sessionsPerEndpoint, limits, value, drain, software, carrier, keeper);
    }

    /** The same with another time to drain. */
    public DialSettings withDrain(Duration value) {
        return new DialSettings(
                credentials, endpoints, sessionsPerEndpoint, limits, backoff, value, software, carrier, keeper);
    }

    /** The same with another name of the software. */
    public DialSettings withSoftware(String value) {
        return new DialSettings(
                credentials, endpoints, sessionsPerEndpoint, limits, backoff, drain, value, carrier, keeper);
    }

    /** The same with another way to the gateways. */
    public DialSettings withCarrier(CarrierSettings value) {
        return new DialSettings(
                credentials, endpoints, sessionsPerEndpoint, limits, backoff, drain, software, value, keeper);
    }

    /** The same with a certificate that is renewed in time, and remembered there. */
    public DialSettings withKeeper(CredentialsKeeper value) {
        return new DialSettings(
                credentials,
                endpoints,
                sessionsPerEndpoint,
                limits,
                backoff,
                drain,
                software,
                carrier,
                Optional.of(value));
    }
}
