package com.sap.conn.jco;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Tells the version that the archive has in a file; without one it is as if the native library were missing. */
public final class JCo {
    private JCo() {}

    public static String getVersion() {
        try (InputStream version = JCo.class.getResourceAsStream("/version.txt")) {
            if (version == null) {
                throw new UnsatisfiedLinkError("no sapjco3 in java.library.path");
            }
            return new String(version.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
