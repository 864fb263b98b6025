package dev.fairlead.tunnel.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks a log without the program that wrote it, with its public key alone (agent specification, 9.4). It finds changed,
 * removed, inserted and moved records, missing files, a cut tail as far as it was signed, and wrong signatures. It cannot
 * find that records after the last signature were cut, nor what the holder of the signing key did.
 */
public final class AuditVerifier {
    private static final int MAX_BREAKS = 100;
    private static final int MAX_DIGITS = 18;

    private final String scope;
    private final PublicKey key;
    private final Map<Long, AuditSignature> signatures = new TreeMap<>();
    private final List<String> breaks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private AuditChain chain;
    private long records;
    private long lastSigned;

    private AuditVerifier(String scope, PublicKey key) {
        this.scope = scope;
        this.key = key;
        this.chain = AuditChain.beginning(scope);
    }

    /** Where the public key of the logs below a directory is, unless it was kept elsewhere. */
    public static Path keyFile(Path directory) {
        return directory.resolve(AuditKey.PUBLIC_FILE);
    }

    /**
     * Checks every log below a directory.
     *
     * @param directory with one directory a scope
     * @param keyFile with the public key, best a copy made at installation
     * @throws IOException if something cannot be read, or there is no log
     */
    public static List<AuditReport> verify(Path directory, Path keyFile) throws IOException {
        PublicKey key = AuditKey.readPublic(keyFile);
        List<Path> scopes;
        try (Stream<Path> entries = Files.list(directory)) {
            scopes = entries.filter(Files::isDirectory).sorted().toList();
        }
        if (scopes.isEmpty()) {
            throw new IOException(
                    directory + " holds no audit log: name the directory 'audit' of an agent or a gateway");
        }
        List<AuditReport> reports = new ArrayList<>();
        for (Path scope : scopes) {
            reports.add(new AuditVerifier(scope.getFileName().toString(), key).verify(scope));
        }
        return reports;
    }

    private AuditReport verify(Path directory) throws IOException {
        readSignatures(directory.resolve(AuditSignature.FILE));
        for (Path file : AuditTail.oldestFirst(directory)) {
            readRecords(file);
        }
        signatures.keySet().stream()
                .filter(sequence -> sequence > chain.sequence())
                .findFirst()
                .ifPresent(cut ->
                        broken("record " + cut + " was signed and is missing: the log ends at " + chain.sequence()));
        if (records > 0 && lastSigned == 0) {
            broken("no record is covered by a valid signature");
        }
        return new AuditReport(scope, records, lastSigned, breaks, notes);
    }

    private void readSignatures(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                AuditSignature signature = AuditSignature.parse(line);
                if (signature.isOf(scope, key)) {
                    signatures.put(signature.sequence(), signature);
                } else {
                    broken(file.getFileName() + ":" + number + " was not made with this key");
                }
            } catch (IllegalArgumentException malformed) {
                broken(file.getFileName() + ":" + number + " is no signature");
            } catch (GeneralSecurityException unusable) {
                throw new IOException("Signatures cannot be checked with this key", unusable);
            }
        }
    }

    private void readRecords(Path file) throws IOException {
        boolean complete = endsWithLineFeed(file);
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (!AuditChain.HEADER.equals(in.readLine())) {
                broken(file.getFileName() + ":1 is not the heading");
            }
            int number = 1;
            String line = in.readLine();
            while (line != null) {
                number++;
                String next = in.readLine();
                if (next == null && !complete) {
                    notes.add(file.getFileName() + ":" + number
                            + " is the beginning of a record that was never finished");
                } else {
                    check(line, file.getFileName() + ":" + number);
                }
                line = next;
            }
        }
    }

    private void check(String line, String place) {
        int last = line.lastIndexOf(',');
        int beforeLast = line.lastIndexOf(',', last - 1);
        if (beforeLast < 0 || !Character.isDigit(line.charAt(0)) || line.indexOf(',') > MAX_DIGITS) {
            broken(place + " is no record");
            return;
        }
        records++;
        AuditChain reached = AuditChain.after(scope, line);
        String previous = line.substring(beforeLast + 1, last);
        if (!AuditChain.hash(previous, line.substring(0, beforeLast)).equals(reached.lastHash())) {
            broken(place + ": record " + reached.sequence() + " was changed");
        } else if (reached.sequence() != chain.sequence() + 1 || !previous.equals(chain.lastHash())) {
            broken(place + ": record " + reached.sequence() + " does not follow record " + chain.sequence()
                    + ": something between them was removed, inserted or moved");
        }
        AuditSignature signature = signatures.get(reached.sequence());
        if (signature != null && signature.hash().equals(reached.lastHash())) {
            lastSigned = reached.sequence();
        } else if (signature != null) {
            broken(place + ": record " + reached.sequence() + " is not the one that was signed");
        }
        chain = reached;
    }

    /** Enough to see what happened; a log that was rewritten would fill the screen otherwise. */
    private void broken(String sentence) {
        if (breaks.size() < MAX_BREAKS) {
            breaks.add(sentence);
        }
    }

    private static boolean endsWithLineFeed(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() == 0) {
                return true;
            }
            channel.position(channel.size() - 1);
            ByteBuffer end = ByteBuffer.allocate(1);
            channel.read(end);
            return end.get(0) == '\n';
        }
    }
}
