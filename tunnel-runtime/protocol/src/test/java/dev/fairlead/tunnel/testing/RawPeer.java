package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.CarrierTls;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.SingleIdentity;
import dev.fairlead.tunnel.keys.Identity;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One end of a session that says what the test wants, byte by byte: an agent's, or that of {@link RawGateway}. */
public final class RawPeer implements AutoCloseable {
    public static final int DATA = 0;
    public static final int WINDOW_UPDATE = 1;
    public static final int PING = 2;
    public static final int GO_AWAY = 3;
    public static final int SYN = 1;
    public static final int ACK = 2;
    public static final int FIN = 4;
    public static final int RST = 8;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** An agent's end. */
    public RawPeer(Endpoint gateway, Identity identity, X509Certificate authority) throws IOException {
        this(dialled(gateway, context(identity, authority)));
    }

    RawPeer(SSLSocket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    private static SSLSocket dialled(Endpoint gateway, SSLContext tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(gateway.host(), gateway.port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {CarrierTls.ALPN});
        socket.setSSLParameters(parameters);
        return socket;
    }

    static SSLContext context(Identity identity, X509Certificate authority) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(new KeyManager[] {new SingleIdentity(identity)}, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        header(type, flags, stream, payload.length);
        out.write(payload);
        out.flush();
    }

    /** A header alone; its payload may never follow. */
    public void header(int type, int flags, int stream, int length) throws IOException {
        out.write(headerOf(type, flags, stream, length));
        out.flush();
    }

    /** The bytes of a header. */
    public static byte[] headerOf(int type, int flags, int stream, int length) {
        return ByteBuffer.allocate(12)
                .put((byte) 0)
                .put((byte) type)
                .putShort((short) flags)
                .putInt(stream)
                .putInt(length)
                .array();
    }

    public void bytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Opens a stream of the kind given. */
    public void open(int stream, String kind) throws IOException {
        frame(DATA, SYN, stream, message("{\"kind\":\"" + kind + "\"}"));
    }

    /** Opens the control stream and says hello. */
    public void hello() throws IOException {
        open(1, "control");
        frame(
                DATA,
                0,
                1,
                message("{\"type\":\"HELLO\",\"version\":1,\"software\":\"raw\",\"instance\":\"i\","
                        + "\"maxStreams\":10,\"unknownField\":[1,{}]}"));
    }

    /** The gateway's answer to the agent's first words. */
    public void welcome() throws IOException {
        frame(DATA, ACK, 1, message("{\"accepted\":true}"));
        frame(DATA, 0, 1, message("{\"type\":\"WELCOME\",\"version\":1,\"session\":\"s\",\"maxStreams\":10}"));
    }

    /** A message as it goes over the wire. */
    public static byte[] message(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + text.length)
                .putInt(text.length)
                .put(text)
                .array();
    }

    /** Reads frames until one of the type; returns its length field. */
    public int awaitFrame(int type) throws IOException {
        while (true) {
            in.readByte();
            int found = in.readByte();
            in.readShort();
            in.readInt();
            int length = in.readInt();
            if (found == DATA) {
                in.skipNBytes(length);
            }
            if (found == type) {
                return length;
            }
        }
    }

    /** Reads the next frame, whatever it is; returns its type. */
    public int nextFrame() throws IOException {
        in.readByte();
        int type = in.readByte();
        in.skipNBytes(2 + 4);
        int length = in.readInt();
        if (type == DATA) {
            in.skipNBytes(length);
        }
        return type;
    }

    /** Reads frames until there is payload for the stream; returns it as text. */
    public String awaitPayload(int stream) throws IOException {
        while (true) {
            in.readByte();
            int type = in.readByte();
            in.readShort();
            int of = in.readInt();
            int length = in.readInt();
            if (type == DATA) {
                byte[] payload = in.readNBytes(length);
                if (of == stream && length > 0) {
                    return new String(payload, StandardCharsets.UTF_8);
                }
            }
        }
    }

    /** Reads to the end of the connection. */
    public void awaitEnd() throws IOException {
        in.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
