package dev.fairlead.gateway.admin;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The admin listener: answers GET, one request a connection. */
public final class AdminFront {
    private static final int MAX_REQUEST = 8 * 1024;
    private static final int TIMEOUT_SECONDS = 15;

    private final AdminView view;

    /** @param view what it shows */
    public AdminFront(AdminView view) {
        this.view = Objects.requireNonNull(view, "view");
    }

    /** Makes a new connection speak HTTP. */
    public void accept(Channel channel) {
        channel.pipeline()
                .addLast(
                        new ReadTimeoutHandler(TIMEOUT_SECONDS),
                        new HttpServerCodec(),
                        new HttpObjectAggregator(MAX_REQUEST, true),
                        new Requests());
    }

    private AdminAnswer answer(FullHttpRequest request) {
        if (!request.decoderResult().isSuccess() || !request.method().equals(HttpMethod.GET)) {
            return AdminAnswer.text(405, "Only GET is served here\n");
        }
        return switch (request.uri()) {
            case "/healthcheck" -> AdminAnswer.text(200, "alive\n");
            case "/ready" ->
                view.isReady()
                        ? AdminAnswer.text(200, "ready\n")
                        : AdminAnswer.text(503, "keys of an issuer are missing\n");
            case "/metrics" -> new AdminAnswer(200, "text/plain; version=0.0.4; charset=utf-8", Metrics.of(view));
            case "/" -> new AdminAnswer(200, "text/html; charset=utf-8", OverviewPage.of(view));
            default -> AdminAnswer.text(404, "There is /, /healthcheck, /ready and /metrics\n");
        };
    }

    private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            AdminAnswer answer = answer(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), Unpooled.wrappedBuffer(body));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .set("X-Content-Type-Options", "nosniff")
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            context.close();
        }
    }
}
