package dev.fairlead.tunnel.admin;

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
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An admin listener: answers GET, one request a connection. On a loopback address it answers only requests that name the
 * machine itself, so that no page of a browser gets at it by a name of its own that leads here.
 */
public final class AdminFront {
    private static final int MAX_REQUEST = 8 * 1024;
    private static final int TIMEOUT_SECONDS = 15;
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private final Function<AdminRequest, AdminAnswer> pages;

    /** @param pages gives the answer to a request; called on event loops, so it must not block */
    public AdminFront(Function<AdminRequest, AdminAnswer> pages) {
        this.pages = Objects.requireNonNull(pages, "pages");
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

    private AdminAnswer answer(Channel channel, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess() || !request.method().equals(HttpMethod.GET)) {
            return AdminAnswer.text(405, "Only GET is served here\n");
        }
        if (isForeign(channel, request)) {
            return AdminAnswer.text(421, "Ask for 127.0.0.1 or localhost\n");
        }
        return pages.apply(new AdminRequest(
                request.uri(), Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION))));
    }

    private static boolean isForeign(Channel channel, FullHttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "localhost");
        return channel.localAddress() instanceof InetSocketAddress local
                && local.getAddress().isLoopbackAddress()
                && !THIS_MACHINE.matcher(host).matches();
    }

    private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            AdminAnswer answer = answer(context.channel(), request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), Unpooled.wrappedBuffer(body));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src '" + Page.STYLE_HASH + "'; frame-ancestors 'none'")
                    .set("X-Content-Type-Options", "nosniff")
                    .set("Referrer-Policy", "no-referrer")
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            if (answer.status() == HttpResponseStatus.UNAUTHORIZED.code()) {
                response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Fairlead\", charset=\"UTF-8\"");
            }
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            context.close();
        }
    }
}
