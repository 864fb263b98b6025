package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.HeadLines;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A connection through an HTTP proxy for what blocks, made as the tunnel's own are. */
public final class ProxySocket {
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_REST = 32 * 1024;

    private final EgressProxy proxy;
    private final Endpoint server;
    private final int timeoutMillis;

    private ProxySocket(EgressProxy proxy, Endpoint server, int timeoutMillis) {
        this.proxy = proxy;
        this.server = server;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Connects to a server.
     *
     * @param timeoutMillis for the connection to the proxy, and the longest silence after it
     * @throws CarrierException if the proxy does not connect to the server
     * @throws IOException if the connection fails otherwise
     */
    public static Socket open(EgressProxy proxy, Endpoint server, int timeoutMillis) throws IOException {
        ProxySocket way = new ProxySocket(proxy, server, timeoutMillis);
        Optional<Socket> connected = way.ask(Optional.empty());
        return connected.isPresent()
                ? connected.get()
                : way.ask(Optional.of(way.authorization())).orElseThrow();
    }

    /** The connection; empty if the proxy asks for the logon. */
    private Optional<Socket> ask(Optional<String> authorization) throws IOException {
        ProxyDialogue dialogue = new ProxyDialogue(proxy, server, authorization);
        Socket socket = new Socket();
        boolean connected = false;
        try {
            socket.connect(
                    new InetSocketAddress(
                            proxy.address().host(), proxy.address().port()),
                    timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            socket.getOutputStream().write(dialogue.request().getBytes(StandardCharsets.ISO_8859_1));
            connected = dialogue.connected(answer(socket.getInputStream(), dialogue));
            return connected ? Optional.of(socket) : Optional.empty();
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    /** Byte by byte, since what follows the head is the server's. */
    private static List<String> answer(InputStream in, ProxyDialogue dialogue) throws IOException {
        HeadLines head = new HeadLines(MAX_LINE, MAX_REST);
        ByteBuf one = Unpooled.buffer(1, 1);
        try {
            boolean whole = false;
            while (!whole) {
                int next = in.read();
                if (next < 0) {
                    throw dialogue.malformed("the connection ended");
                }
                whole = head.read(one.clear().writeByte(next));
            }
            return head.lines();
        } catch (BadRequestException malformed) {
            throw dialogue.malformed(malformed.getMessage());
        } finally {
            one.release();
        }
    }

    private String authorization() throws CarrierException {
        try {
            return proxy.logon().orElseThrow().authorization(proxy.address().host());
        } catch (ProxyLogonException none) {
            throw CarrierException.withoutLogon(proxy, none);
        }
    }
}
