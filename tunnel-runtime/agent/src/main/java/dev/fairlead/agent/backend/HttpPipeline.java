package dev.fairlead.agent.backend;

import dev.fairlead.agent.access.MessageLimits;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;

/** Puts HTTP into a new connection, within the limits of its mapping. */
final class HttpPipeline {
    private static final int MAX_PIECE = 64 * 1024;

    private HttpPipeline() {}

    static void install(ChannelPipeline pipeline, MessageLimits limits, BackendConnection connection) {
        HttpDecoderConfig decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.responseLine())
                .setMaxHeaderSize(limits.responseHeaders())
                .setMaxChunkSize(MAX_PIECE);
        pipeline.addLast(new HttpClientCodec(decoding, false, false), connection);
    }
}
