package dev.fairlead.tunnel.audit;

import dev.fairlead.tunnel.keys.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * The place that a log has reached. Each line is sealed with the hash of the one before (agent specification, 9.4): the
 * last column is SHA-256 over the previous hash and the bytes of all columns before the two hashes.
 *
 * @param scope of the log
 * @param sequence of the last line so far; 0 if there is none
 * @param lastHash of that line
 */
record AuditChain(String scope, long sequence, String lastHash) {
    static final String HEADER = "seq,time,scope,type,category,action,adminUser,clientAddress,subaccount,application,"
            + "principal,virtualHost,virtualPort,protocol,method,resource,reason,requestId,connectionId,details,"
            + "prevHash,hash";
    static final String GENESIS = "0".repeat(64);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static AuditChain beginning(String scope) {
        return new AuditChain(scope, 0, GENESIS);
    }

    /** The chain that goes on from a line that {@link #seal} made. */
    static AuditChain after(String scope, String line) {
        long sequence = Long.parseLong(line.substring(0, line.indexOf(',')));
        return new AuditChain(scope, sequence, line.substring(line.lastIndexOf(',') + 1));
    }

    /** A time as lines have it. */
    static String text(Instant time) {
        return TIME.format(time);
    }

    /**
     * The next line, without its end.
     *
     * @param time as {@link #text} writes it
     */
    String seal(AuditRecord event, String time) {
        String columns = String.join(
                ",",
                Long.toString(sequence + 1),
                time,
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
        return columns + "," + lastHash + "," + hash(lastHash, columns);
    }

    static String hash(String previous, String columns) {
        MessageDigest digest = Sha256.digest();
        digest.update(previous.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(columns.getBytes(StandardCharsets.UTF_8)));
    }
}
