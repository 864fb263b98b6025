package dev.fairlead.testing;

import dev.fairlead.route.Tunnel;
import dev.fairlead.route.TunnelRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tunnel whose agents all reach one local port. */
public final class FakeTunnel implements Tunnel {

    private final int port;
    private final List<TunnelRequest> opened = new CopyOnWriteArrayList<>();

    public FakeTunnel(int port) {
        this.port = port;
    }

    @Override
    public Socket open(TunnelRequest request) throws IOException {
        opened.add(request);
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    public List<TunnelRequest> opened() {
        return opened;
    }

    public TunnelRequest onlyRequest() {
        if (opened.size() != 1) {
            throw new AssertionError("Expected one stream, there were " + opened.size());
        }
        return opened.get(0);
    }
}
