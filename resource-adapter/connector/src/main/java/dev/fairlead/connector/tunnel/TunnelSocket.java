package dev.fairlead.connector.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A stream's socket whose failures are {@link dev.fairlead.route.TunnelException}s; what HTTP clients use of one. */
final class TunnelSocket extends Socket {
    private final Socket stream;

    TunnelSocket(Socket stream) {
        this.stream = stream;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new TunnelInput(stream.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new TunnelOutput(stream.getOutputStream());
    }

    @Override
    public void shutdownInput() throws IOException {
        stream.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        stream.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    @Override
    public boolean isClosed() {
        return stream.isClosed();
    }

    @Override
    public boolean isConnected() {
        return stream.isConnected();
    }

    @Override
    public boolean isBound() {
        return stream.isBound();
    }

    @Override
    public boolean isInputShutdown() {
        return stream.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return stream.isOutputShutdown();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        stream.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return stream.getSoTimeout();
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        stream.setSoLinger(on, seconds);
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        stream.setTcpNoDelay(on);
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return stream.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return stream.getLocalSocketAddress();
    }

    @Override
    public InetAddress getInetAddress() {
        return stream.getInetAddress();
    }

    @Override
    public int getPort() {
        return stream.getPort();
    }

    @Override
    public String toString() {
        return stream.toString();
    }
}
