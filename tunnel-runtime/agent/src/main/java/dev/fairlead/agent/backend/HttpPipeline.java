package dev.fairlead.agent.backend;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;

/** Puts HTTP into a new connection, within the limits of the agent specification, 2.7. */
final class HttpPipeline {
    private static final int MAX_RESPONSE_LINE = 8 * 1024;
    private static final int MAX_RESPONSE_HEADERS = 8 * 1024;
    private static final int MAX_PIECE = 64 * 1024;

    private HttpPipeline() {}

    static void install(ChannelPipeline pipeline, BackendConnection connection) {
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_RESPONSE_LINE)
                .setMaxHeaderSize(MAX_RESPONSE_HEADERS)
                .setMaxChunkSize(MAX_PIECE);
        pipeline.addLast(new HttpClientCodec(limits, false, false), connection);
    }
}
