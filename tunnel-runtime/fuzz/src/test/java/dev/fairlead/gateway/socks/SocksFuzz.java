package dev.fairlead.gateway.socks;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.Optional;

/** Any bytes as a SOCKS5 handshake: a host name and a port come out of it, or nothing. */
public final class SocksFuzz {
    private static final int MAX_TOKEN = 64;

    private SocksFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        SocksReader reader =
                new SocksReader(new SocksSettings(data.consumeBoolean(), MAX_TOKEN, Duration.ZERO, Duration.ZERO));
        ByteBuf in = Unpooled.wrappedBuffer(data.consumeRemainingAsBytes());
        try {
            Optional<Integer> method = reader.method(in);
            Optional<SocksRequest> request = method.isEmpty()
                    ? Optional.empty()
                    : SocksReader.hasToken(method.get())
                            ? reader.authentication(in)
                            : Optional.of(new SocksRequest(Optional.empty(), "", "", 0));
            if (request.isPresent()) {
                request = reader.target(in, request.get());
                request.ifPresent(SocksFuzz::check);
            }
        } catch (SocksReader.HandshakeException refused) {
            Input.require(refused.getMessage() != null, "refused without a reason");
        }
    }

    private static void check(SocksRequest request) {
        Input.require(request.host().matches("[A-Za-z0-9.-]{1,253}"), "no host name");
        Input.require(request.port() > 0 && request.port() < 65_536, "no port");
        Input.require(request.token().map(token -> token.length() <= MAX_TOKEN).orElse(true), "too long a token");
    }
}
