package dev.fairlead.gateway.enrolment;

import dev.fairlead.tunnel.enrolment.Enrolment;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The one HTTP request that an agent without certificate may send; the connection is closed after its answer. */
public final class EnrolmentEndpoint extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final int MAX_REQUEST = 32 * 1024;
    private static final int TIMEOUT_SECONDS = 15;

    private final Enroller enroller;
    private final Executor blocking;

    private EnrolmentEndpoint(Enroller enroller, Executor blocking) {
        this.enroller = enroller;
        this.blocking = blocking;
    }

    /**
     * Makes a connection speak HTTP, and closes it in time whatever it says: byte after byte must not keep it open.
     *
     * @param blocking runs what touches files
     */
    public static void install(Channel connection, Enroller enroller, Executor blocking) {
        Future<?> timer = connection.eventLoop().schedule(() -> connection.close(), TIMEOUT_SECONDS, TimeUnit.SECONDS);
        connection.closeFuture().addListener(closed -> timer.cancel(false));
        connection
                .pipeline()
                .addLast(new HttpServerCodec(), new Aggregator(), new EnrolmentEndpoint(enroller, blocking));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean enrols = request.decoderResult().isSuccess()
                && request.method().equals(HttpMethod.POST)
                && request.uri().equals(Enrolment.PATH);
        if (!enrols) {
            send(context, EnrolmentAnswer.notFound());
            return;
        }
        String body = request.content().toString(StandardCharsets.UTF_8);
        try {
            blocking.execute(() -> {
                EnrolmentAnswer answer = enroller.answer(body);
                context.executor().execute(() -> send(context, answer));
            });
        } catch (RejectedExecutionException e) {
            send(context, EnrolmentAnswer.tooManyAttempts());
        }
    }

    private static void send(ChannelHandlerContext context, EnrolmentAnswer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /** Collects a request; one that is too large is answered and its connection closed, whatever still comes. */
    private static final class Aggregator extends HttpObjectAggregator {
        Aggregator() {
            super(MAX_REQUEST, true);
        }

        @Override
        protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
            send(context, EnrolmentAnswer.tooLarge());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a connection that broke, was too slow or sent too much
        context.close();
    }
}
