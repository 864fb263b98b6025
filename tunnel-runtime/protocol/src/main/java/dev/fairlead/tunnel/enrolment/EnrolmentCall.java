package dev.fairlead.tunnel.enrolment;

import dev.fairlead.tunnel.carrier.AgentTls;
import dev.fairlead.tunnel.carrier.CarrierDialer;
import dev.fairlead.tunnel.carrier.CarrierException;
import dev.fairlead.tunnel.carrier.CarrierException.Problem;
import dev.fairlead.tunnel.carrier.CarrierSettings;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.Natives;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.enrolment.EnrolmentException.Reason;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** One HTTP request to a gateway, by the way that sessions go too. */
final class EnrolmentCall {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int TOTAL_SECONDS = 30;
    private static final int MAX_ANSWER = 64 * 1024;

    private EnrolmentCall() {}

    /** What the gateway said. */
    record Answer(int status, String body) {}

    /**
     * Posts a body of JSON and waits for the answer.
     *
     * @throws EnrolmentException if there is none
     */
    static Answer post(Endpoint gateway, AuthorityTrust trust, CarrierSettings settings, String body)
            throws EnrolmentException {
        NetworkStack stack = NetworkStack.choose(Natives.configured());
        try (TunnelThreads threads = new TunnelThreads("fairlead-enrolment", 1, stack)) {
            AgentTls tls = AgentTls.ofEnrolment(stack, trust, trust::authority, settings);
            CarrierDialer dialer = new CarrierDialer(threads, settings, () -> tls, STEP);
            return dialer.dial(gateway, threads.next())
                    .thenCompose(channel -> send(channel, gateway, body))
                    .get(TOTAL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw explained(gateway, e.getCause());
        } catch (TimeoutException e) {
            throw explained(gateway, new SocketTimeoutException("no answer within " + TOTAL_SECONDS + " s"));
        } catch (SSLException e) {
            throw explained(gateway, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnrolmentException(Reason.UNREACHABLE, "The enrolment was interrupted.", e);
        }
    }

    private static CompletableFuture<Answer> send(Channel channel, Endpoint gateway, String body) {
        CompletableFuture<Answer> result = new CompletableFuture<>();
        channel.pipeline()
                .addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_ANSWER), new AnswerHandler(result));
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, Enrolment.PATH, ByteBufUtil.writeUtf8(channel.alloc(), body));
        request.headers()
                .set(HttpHeaderNames.HOST, gateway.toString())
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, request.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        channel.writeAndFlush(request);
        return result;
    }

    private static EnrolmentException explained(Endpoint gateway, Throwable failure) {
        if (failure instanceof CarrierException hop && hop.problem() != Problem.FOREIGN_PROTOCOL) {
            return new EnrolmentException(
                    Reason.UNREACHABLE, "The gateway at " + gateway + " is not reached: " + hop.getMessage(), hop);
        }
        Throwable cause = failure;
        while (!(cause instanceof SSLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SSLException || failure instanceof CarrierException) {
            return new EnrolmentException(
                    Reason.UNTRUSTED_GATEWAY,
                    "The server at " + gateway + " is not the gateway that issued the code (is TLS inspected on the"
                            + " way?): " + cause.getMessage(),
                    failure);
        }
        return new EnrolmentException(
                Reason.UNREACHABLE,
                "No gateway answers at " + gateway + ": " + failure.getMessage()
                        + ". Is it started, and is the address reachable from here?",
                failure);
    }

    /** Waits for the answer. */
    private static final class AnswerHandler extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final CompletableFuture<Answer> result;

        AnswerHandler(CompletableFuture<Answer> result) {
            this.result = result;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            boolean whole = response.decoderResult().isSuccess();
            if (whole) {
                result.complete(
                        new Answer(response.status().code(), response.content().toString(StandardCharsets.UTF_8)));
            } else {
                result.completeExceptionally(new IOException("the answer is not HTTP/1.1"));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            result.completeExceptionally(new ClosedChannelException());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            result.completeExceptionally(cause);
        }
    }
}
