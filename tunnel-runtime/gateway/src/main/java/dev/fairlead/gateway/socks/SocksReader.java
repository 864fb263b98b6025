package dev.fairlead.gateway.socks;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the three phases of a handshake, however their bytes are cut (connectivity specification, 1.4.1). */
final class SocksReader {
    private static final int VERSION = 5;
    private static final int METHOD_NONE = 0x00;
    private static final int METHOD_TOKEN = 0x80;
    private static final int NO_METHOD = 0xFF;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int DOMAIN = 3;
    private static final int TOKEN_HEADER = 5;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");

    /** A handshake that cannot go on. Carries the last answer, if there is one. */
    static final class HandshakeException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Optional<ByteBuf> answer;

        private HandshakeException(String problem, Optional<ByteBuf> answer) {
            super(problem, null, false, false);
            this.answer = answer;
        }

        Optional<ByteBuf> answer() {
            return answer;
        }
    }

    private final boolean trusted;
    private final int maxToken;

    SocksReader(SocksSettings settings) {
        this.trusted = settings.trusted();
        this.maxToken = settings.maxToken();
    }

    /** The method that both sides have, 0x80 before 0x00; empty while the greeting is not complete. */
    Optional<Integer> method(ByteBuf in) throws HandshakeException {
        requireVersion(in, VERSION, Optional.empty());
        int start = in.readerIndex();
        if (in.readableBytes() < 2 || in.readableBytes() < 2 + in.getUnsignedByte(start + 1)) {
            return Optional.empty();
        }
        ByteBuf offered = in.readSlice(2 + in.getUnsignedByte(start + 1)).skipBytes(2);
        boolean token = false;
        boolean none = false;
        while (offered.isReadable()) {
            int method = offered.readUnsignedByte();
            token |= method == METHOD_TOKEN;
            none |= method == METHOD_NONE;
        }
        if (token) {
            return Optional.of(METHOD_TOKEN);
        }
        if (none && trusted) {
            return Optional.of(METHOD_NONE);
        }
        throw new HandshakeException("no method in common", Optional.of(SocksReply.method(NO_METHOD)));
    }

    static boolean hasToken(int method) {
        return method == METHOD_TOKEN;
    }

    /** Token and location, without a target yet; empty while they are not complete. */
    Optional<SocksRequest> authentication(ByteBuf in) throws HandshakeException {
        requireVersion(in, 1, Optional.of(SocksReply.authentication(false)));
        if (in.readableBytes() < TOKEN_HEADER) {
            return Optional.empty();
        }
        long length = in.getUnsignedInt(in.readerIndex() + 1);
        if (length < 1 || length > maxToken) {
            throw refused("a token of " + length + " bytes");
        }
        int locationAt = in.readerIndex() + TOKEN_HEADER + (int) length;
        if (in.writerIndex() <= locationAt || in.writerIndex() < locationAt + 1 + in.getUnsignedByte(locationAt)) {
            return Optional.empty();
        }
        in.skipBytes(TOKEN_HEADER);
        String token = text(in, (int) length);
        String location = location(text(in, in.readUnsignedByte()));
        return Optional.of(new SocksRequest(Optional.of(token), location, "", 0));
    }

    /** The target of CONNECT, with what was said before; empty while it is not complete. */
    Optional<SocksRequest> target(ByteBuf in, SocksRequest before) throws HandshakeException {
        requireVersion(in, VERSION, Optional.empty());
        if (in.readableBytes() < 5) {
            return Optional.empty();
        }
        int start = in.readerIndex();
        if (in.getUnsignedByte(start + 1) != CONNECT || in.getUnsignedByte(start + 2) != 0) {
            throw new HandshakeException(
                    "another command than CONNECT", Optional.of(SocksReply.connect(SocksReply.COMMAND_UNSUPPORTED)));
        }
        int type = in.getUnsignedByte(start + 3);
        if (type != IPV4 && type != DOMAIN) {
            throw addressRefused();
        }
        int size = type == IPV4 ? 4 : 1 + in.getUnsignedByte(start + 4);
        if (in.readableBytes() < 4 + size + 2) {
            return Optional.empty();
        }
        in.skipBytes(4);
        String host = type == IPV4 ? address(in) : text(in, in.readUnsignedByte());
        int port = in.readUnsignedShort();
        if (!HOST.matcher(host).matches() || port == 0) {
            throw addressRefused();
        }
        return Optional.of(new SocksRequest(before.token(), before.location(), host, port));
    }

    private static String address(ByteBuf in) {
        return in.readUnsignedByte() + "." + in.readUnsignedByte() + "." + in.readUnsignedByte() + "."
                + in.readUnsignedByte();
    }

    private static String location(String base64) throws HandshakeException {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            // SAP's sample writes padding; without it one location could be written in two ways
            if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                throw refused("a location that is not base64");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw refused("a location that is not base64 of UTF-8");
        }
    }

    private static String text(ByteBuf in, int bytes) {
        return in.readCharSequence(bytes, StandardCharsets.ISO_8859_1).toString();
    }

    private static void requireVersion(ByteBuf in, int version, Optional<ByteBuf> answer) throws HandshakeException {
        if (in.isReadable() && in.getUnsignedByte(in.readerIndex()) != version) {
            throw new HandshakeException("another version", answer);
        }
    }

    private static HandshakeException refused(String problem) {
        return new HandshakeException(problem, Optional.of(SocksReply.authentication(false)));
    }

    private static HandshakeException addressRefused() {
        return new HandshakeException(
                "another address than IPv4 or a virtual host",
                Optional.of(SocksReply.connect(SocksReply.ADDRESS_UNSUPPORTED)));
    }
}
