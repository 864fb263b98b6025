package dev.fairlead.agent.identity;

import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.fetch.LimitedReader;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.token.GatewayKeys;
import dev.fairlead.tunnel.token.OfferedIssuers;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Asks the gateway for the keys of issuers, through the tunnel itself: who the gateway is was settled at the enrolment.
 * The gateway offers; only issuers that the agent's configuration names are ever asked about.
 */
public final class TunnelKeys implements GatewayKeys {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Registration registration;
    private volatile Supplier<Optional<TunnelSession>> sessions = Optional::empty;

    /** @param registration for whom the tunnel stands */
    public TunnelKeys(Registration registration) {
        this.registration = Objects.requireNonNull(registration, "registration");
    }

    /** From now on these sessions are asked. */
    public void ask(Supplier<Optional<TunnelSession>> standing) {
        sessions = Objects.requireNonNull(standing, "standing");
    }

    @Override
    public byte[] of(String issuer) throws IOException {
        JsonObject keys = offered().keys().get(issuer);
        if (keys == null) {
            throw new IOException("the gateway does not offer this issuer to the tenant");
        }
        return keys.toString().getBytes(StandardCharsets.UTF_8);
    }

    private OfferedIssuers offered() throws IOException {
        TunnelSession session = sessions.get().orElseThrow(() -> new IOException("no tunnel to a gateway stands"));
        OpenRequest request = new OpenRequest(
                StreamKind.TCP,
                registration.tenant(),
                registration.locationId(),
                OfferedIssuers.SERVICE,
                "",
                Optional.empty(),
                "",
                UUID.randomUUID().toString(),
                "",
                TIMEOUT_MILLIS);
        try (StreamSocket socket = StreamSocket.open(session.eventLoop(), request, session::open)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return OfferedIssuers.decode(LimitedReader.read(socket.getInputStream()));
        }
    }
}
