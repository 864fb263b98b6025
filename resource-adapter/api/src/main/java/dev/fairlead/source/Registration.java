package dev.fairlead.source;

/** Something registered; closing it takes it back. Closing twice does nothing. */
public interface Registration extends AutoCloseable {

    @Override
    void close();
}
