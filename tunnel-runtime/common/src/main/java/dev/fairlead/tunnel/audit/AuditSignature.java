package dev.fairlead.tunnel.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/**
 * One line beside a log: whoever holds the key vouches for all records up to one (agent specification, 9.4).
 *
 * @param sequence of the last record that it covers
 * @param hash of that record
 * @param signature ECDSA with SHA-256 over scope, sequence and hash
 */
record AuditSignature(long sequence, String hash, String signature) {
    static final String FILE = "signatures.csv";
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int COLUMNS = 3;

    static AuditSignature of(AuditChain reached, PrivateKey key) throws GeneralSecurityException {
        Signature signing = Signature.getInstance(ALGORITHM);
        signing.initSign(key);
        signing.update(text(reached.scope(), reached.sequence(), reached.lastHash()));
        return new AuditSignature(
                reached.sequence(), reached.lastHash(), Base64.getEncoder().encodeToString(signing.sign()));
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static AuditSignature parse(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("expected three columns");
        }
        return new AuditSignature(Long.parseLong(columns[0]), columns[1], columns[2]);
    }

    /** Without its end. */
    String line() {
        return sequence + "," + hash + "," + signature;
    }

    boolean isOf(String scope, PublicKey key) throws GeneralSecurityException {
        try {
            Signature checking = Signature.getInstance(ALGORITHM);
            checking.initVerify(key);
            checking.update(text(scope, sequence, hash));
            return checking.verify(Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException | SignatureException malformed) {
            return false;
        }
    }

    private static byte[] text(String scope, long sequence, String hash) {
        return (scope + "," + sequence + "," + hash).getBytes(StandardCharsets.UTF_8);
    }
}
