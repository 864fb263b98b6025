package dev.fairlead.benchmarks.rfc;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who takes part. */
enum Contestant {
    FAIRLEAD(FairleadDecoder::new, FairleadCaller::new),
    CXF(CxfDecoder::new, CxfCaller::new),
    SAAJ(SaajDecoder::new, SaajCaller::new);

    private final Supplier<Decoder> decoder;
    private final Function<URI, Caller> caller;

    Contestant(Supplier<Decoder> decoder, Function<URI, Caller> caller) {
        this.decoder = decoder;
        this.caller = caller;
    }

    Decoder decoder() {
        return decoder.get();
    }

    /** Calls the function of a server. */
    Caller caller(URI server) {
        return caller.apply(server);
    }
}
