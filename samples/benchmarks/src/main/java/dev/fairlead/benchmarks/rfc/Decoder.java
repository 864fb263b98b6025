package dev.fairlead.benchmarks.rfc;

import java.util.function.Supplier;

/** Reads an answer into values of Java types. */
interface Decoder {

    /** Reads the answer, and gives its number of rows. */
    int rows(byte[] message) throws Exception;

    /** Who takes part. */
    enum Contestant {
        FAIRLEAD(FairleadDecoder::new),
        CXF(CxfDecoder::new),
        SAAJ(SaajDecoder::new);

        private final Supplier<Decoder> decoder;

        Contestant(Supplier<Decoder> decoder) {
            this.decoder = decoder;
        }

        Decoder decoder() {
            return decoder.get();
        }
    }
}
