package dev.fairlead.trust;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Formats of key and trust stores, told apart by their first bytes: file names promise too much, a key store that
 * {@code keytool} writes to {@code a.jks} is PKCS#12 for years now.
 */
enum StoreFormat {
    /** Java's own. */
    JKS,
    /** RFC 7292. */
    PKCS12,
    /** RFC 7468, and the older headers of OpenSSL. */
    PEM,
    /** One or more X.509 certificates in DER, or a PKCS#7 bundle of them. */
    CERTIFICATES;

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int VERSION_OF_PKCS12 = 3;
    private static final String ARMOUR = "-----BEGIN ";

    /** The format of {@code content}; empty if it is none of them. */
    static Optional<StoreFormat> of(byte[] content) {
        if (content.length > 4 && at(content, 0) == 0xFE && at(content, 1) == 0xED) {
            return Optional.of(JKS);
        }
        if (content.length > 4 && at(content, 0) == SEQUENCE) {
            return inSequence(content);
        }
        return new String(content, StandardCharsets.ISO_8859_1).contains(ARMOUR) ? Optional.of(PEM) : Optional.empty();
    }

    /** PKCS#12 starts with its version; certificates and PKCS#7 start with anything but a number. */
    private static Optional<StoreFormat> inSequence(byte[] content) {
        int length = at(content, 1);
        int first = 2 + (length > 0x80 ? length & 0x7F : 0);
        if (first + 2 >= content.length) {
            return Optional.empty();
        }
        if (at(content, first) != INTEGER) {
            return Optional.of(CERTIFICATES);
        }
        return at(content, first + 2) == VERSION_OF_PKCS12 ? Optional.of(PKCS12) : Optional.empty();
    }

    private static int at(byte[] content, int index) {
        return content[index] & 0xFF;
    }
}
