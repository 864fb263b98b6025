package dev.fairlead.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A socket that never was a TCP connection: connected from the start, and without options that could be set. */
abstract class ConnectedSocket extends Socket {

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public int getLocalPort() {
        return 0;
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    /** There is none: the peer is known by its virtual name only. */
    @Override
    public InetAddress getInetAddress() {
        return null;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        throw new SocketException("a stream is connected from the start");
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void bind(SocketAddress bindpoint) throws IOException {
        throw new SocketException("a stream has no local address");
    }

    /** Small writes are never delayed. */
    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    /** Changes nothing: small writes are never delayed. */
    @Override
    public void setTcpNoDelay(boolean on) {}

    /** Changes nothing: the session below looks after itself. */
    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return true;
    }

    /** Changes nothing: {@link #close} never lingers. */
    @Override
    public void setSoLinger(boolean on, int linger) {}

    @Override
    public int getSoLinger() {
        return -1;
    }

    /** Changes nothing: the stream's window is the buffer. */
    @Override
    public void setSendBufferSize(int size) {}

    /** Changes nothing: the stream's window is the buffer. */
    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public void setTrafficClass(int trafficClass) {}

    @Override
    public void setReuseAddress(boolean on) {}
}
