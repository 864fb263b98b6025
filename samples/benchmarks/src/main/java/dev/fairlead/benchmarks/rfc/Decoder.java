package dev.fairlead.benchmarks.rfc;

/** Reads an answer into values of Java types. */
interface Decoder {

    /** Reads the answer, and gives its number of rows. */
    int rows(byte[] message) throws Exception;
}
