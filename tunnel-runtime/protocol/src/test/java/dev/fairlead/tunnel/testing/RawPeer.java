package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.CarrierTls;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.SingleIdentity;
import dev.fairlead.tunnel.keys.Identity;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Somebody with an agent's certificate who says what the test wants, byte by byte. */
public final class RawPeer implements AutoCloseable {
    public static final int DATA = 0;
    public static final int WINDOW_UPDATE = 1;
    public static final int GO_AWAY = 3;
    public static final int SYN = 1;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    public RawPeer(Endpoint gateway, Identity identity, X509Certificate authority) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("gateway", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(new KeyManager[] {new SingleIdentity(identity)}, trust.getTrustManagers(), null);
            socket = (SSLSocket) tls.getSocketFactory().createSocket(gateway.host(), gateway.port());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {CarrierTls.ALPN});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    public void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        header(type, flags, stream, payload.length);
        out.write(payload);
        out.flush();
    }

    /** A header alone; its payload may never follow. */
    public void header(int type, int flags, int stream, int length) throws IOException {
        out.writeByte(0);
        out.writeByte(type);
        out.writeShort(flags);
        out.writeInt(stream);
        out.writeInt(length);
        out.flush();
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

    /** A message as it goes over the wire. */
    public static byte[] message(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[4 + text.length];
        message[0] = (byte) (text.length >> 24);
        message[1] = (byte) (text.length >> 16);
        message[2] = (byte) (text.length >> 8);
        message[3] = (byte) text.length;
        System.arraycopy(text, 0, message, 4, text.length);
        return message;
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

    /** Reads to the end of the connection. */
    public void awaitEnd() throws IOException {
        in.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
