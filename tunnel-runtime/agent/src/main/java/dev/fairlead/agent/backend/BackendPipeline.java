package dev.fairlead.agent.backend;

import dev.fairlead.agent.access.InternalAddress;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Puts TLS and HTTP into a new connection, within the limits of the agent specification, 2.7. */
final class BackendPipeline extends ChannelInitializer<Channel> {
    private static final int MAX_RESPONSE_LINE = 8 * 1024;
    private static final int MAX_RESPONSE_HEADERS = 8 * 1024;
    private static final int MAX_PIECE = 64 * 1024;

    private final Optional<SslContext> tls;
    private final InternalAddress address;
    private final Duration handshakeTimeout;
    private final Function<Channel, BackendConnection> connection;

    BackendPipeline(
            Optional<SslContext> tls,
            InternalAddress address,
            Duration handshakeTimeout,
            Function<Channel, BackendConnection> connection) {
        this.tls = tls;
        this.address = address;
        this.handshakeTimeout = handshakeTimeout;
        this.connection = connection;
    }

    @Override
    protected void initChannel(Channel channel) {
        tls.ifPresent(context -> {
            SslHandler handler = context.newHandler(channel.alloc(), address.host(), address.port());
            handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
            channel.pipeline().addLast(handler);
        });
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_RESPONSE_LINE)
                .setMaxHeaderSize(MAX_RESPONSE_HEADERS)
                .setMaxChunkSize(MAX_PIECE);
        channel.pipeline().addLast(new HttpClientCodec(limits, false, false), connection.apply(channel));
    }
}
