package dev.fairlead.gateway.service;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.token.OfferedIssuers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Tells an agent of the issuers that are offered to its tenant. */
final class IssuerAnswer implements StreamHandler {
    private static final System.Logger LOGGER = System.getLogger(IssuerAnswer.class.getName());

    private final TunnelStream stream;
    private boolean over;

    IssuerAnswer(TunnelStream stream) {
        this.stream = stream;
    }

    /** @param blocking where documents are read */
    void start(List<IssuerOffer> offers, Executor blocking) {
        try {
            blocking.execute(() -> {
                byte[] encoded = read(offers).encoded();
                stream.eventLoop().execute(() -> answer(encoded));
            });
        } catch (RejectedExecutionException busy) {
            over = true;
            stream.refuse(new StreamError(TunnelErrorCode.OVERLOAD, "the gateway is busy"));
        }
    }

    /** One that cannot be read is left out, so that it stops no other. */
    private static OfferedIssuers read(List<IssuerOffer> offers) {
        Map<String, JsonObject> keys = new LinkedHashMap<>();
        for (IssuerOffer offer : offers) {
            try {
                keys.put(offer.issuer(), Json.read(offer.keys().read()));
            } catch (IOException | JsonException unusable) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "The keys of {0} cannot be offered to agents: {1}",
                        offer.issuer(),
                        unusable.toString());
            }
        }
        return new OfferedIssuers(keys);
    }

    private void answer(byte[] encoded) {
        if (!over) {
            over = true;
            stream.accept();
            stream.write(Unpooled.wrappedBuffer(encoded));
            stream.finish();
        }
    }

    @Override
    public void data(ByteBuf data) {
        int bytes = data.readableBytes();
        data.release();
        if (!over) {
            stream.consumed(bytes);
        }
    }

    @Override
    public void finished() {
        // the question is the opening itself
    }

    @Override
    public void failed(StreamError error) {
        over = true;
    }
}
