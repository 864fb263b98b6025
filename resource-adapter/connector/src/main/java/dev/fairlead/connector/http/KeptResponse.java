package dev.fairlead.connector.http;

import dev.fairlead.http.DestinationResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A response that its handle closes if nobody else does. */
final class KeptResponse implements DestinationResponse, Exchange {
    private final DestinationResponse response;
    private final OpenExchanges keeper;

    KeptResponse(DestinationResponse response, OpenExchanges keeper) {
        this.response = response;
        this.keeper = keeper;
    }

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public Optional<String> header(String name) {
        return response.header(name);
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return response.headers();
    }

    @Override
    public InputStream stream() {
        return new KeptStream(response.stream(), this);
    }

    @Override
    public byte[] bytes() {
        try {
            return response.bytes();
        } finally {
            keeper.forget(this);
        }
    }

    @Override
    public String text() {
        try {
            return response.text();
        } finally {
            keeper.forget(this);
        }
    }

    @Override
    public void close() {
        keeper.forget(this);
        response.close();
    }

    @Override
    public void end() {
        response.close();
    }
}
