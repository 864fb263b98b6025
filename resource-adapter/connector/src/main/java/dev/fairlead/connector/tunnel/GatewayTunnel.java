package dev.fairlead.connector.tunnel;

import dev.fairlead.gateway.Gateway;
import dev.fairlead.route.Tunnel;
import dev.fairlead.route.TunnelPrincipal;
import dev.fairlead.route.TunnelRequest;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.RfcPort;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamKind;
import java.io.IOException;
import java.net.Socket;

/** The tunnel of a gateway in this JVM. */
public final class GatewayTunnel implements Tunnel {
    private final Gateway gateway;

    public GatewayTunnel(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Socket open(TunnelRequest request) throws IOException {
        // other systems have no ports with names
        boolean functions =
                request.functions() || RfcPort.of(request.virtualPort()).isPresent();
        return open(request, functions ? StreamKind.RFC : StreamKind.HTTP);
    }

    @Override
    public Socket connect(TunnelRequest request) throws IOException {
        return open(request, StreamKind.TCP);
    }

    private Socket open(TunnelRequest request, StreamKind kind) throws IOException {
        try {
            return new TunnelSocket(gateway.open(streamFor(request, kind)));
        } catch (StreamException e) {
            throw Refusals.translate(e);
        }
    }

    private static OpenRequest streamFor(TunnelRequest request, StreamKind kind) {
        return new OpenRequest(
                kind,
                request.tenant(),
                request.locationId(),
                request.virtualHost(),
                request.virtualPort(),
                request.principal().map(GatewayTunnel::principal),
                "",
                request.requestId(),
                "",
                request.timeout().toMillis());
    }

    private static Principal principal(TunnelPrincipal told) {
        PrincipalKind kind = told.technical() ? PrincipalKind.TECHNICAL : PrincipalKind.BUSINESS;
        return new Principal(kind, told.token().reveal());
    }
}
