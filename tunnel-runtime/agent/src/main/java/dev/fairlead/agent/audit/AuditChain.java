package dev.fairlead.agent.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * The lines of a log, each sealed with the hash of the one before (agent specification, 9.4): the last column is
 * SHA-256 over the previous hash and the bytes of all columns before the two hashes.
 */
final class AuditChain {
    static final String HEADER = "seq,time,scope,type,category,action,adminUser,clientAddress,subaccount,application,"
            + "principal,virtualHost,virtualPort,protocol,method,resource,reason,requestId,connectionId,details,"
            + "prevHash,hash";
    static final String GENESIS = "0".repeat(64);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String scope;
    private long sequence;
    private String lastHash;

    /**
     * @param sequence of the last line so far; 0 if there is none
     * @param lastHash of that line
     */
    AuditChain(String scope, long sequence, String lastHash) {
        this.scope = scope;
        this.sequence = sequence;
        this.lastHash = lastHash;
    }

    /** The next line, without its end; the chain goes on from it. */
    String append(AuditRecord event, Instant time) {
        sequence++;
        String columns = String.join(
                ",",
                Long.toString(sequence),
                TIME.format(time),
                scope,
                CsvText.field(event.type()),
                "",
                CsvText.field(event.action()),
                "",
                "",
                CsvText.field(event.tenant()),
                CsvText.field(event.application()),
                CsvText.field(event.principal()),
                CsvText.field(event.virtualHost()),
                CsvText.field(event.virtualPort()),
                CsvText.field(event.protocol()),
                CsvText.field(event.method()),
                CsvText.field(event.resource()),
                CsvText.field(event.reason()),
                CsvText.field(event.requestId()),
                "",
                CsvText.field(event.details()));
        String hash = hash(lastHash, columns);
        String line = columns + "," + lastHash + "," + hash;
        lastHash = hash;
        return line;
    }

    static String hash(String previous, String columns) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(columns.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
