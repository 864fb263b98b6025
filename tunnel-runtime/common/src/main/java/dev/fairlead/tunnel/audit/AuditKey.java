package dev.fairlead.tunnel.audit;

import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;

/**
 * The key pair that an installation signs its logs with, made on first use. It stays in a file that only its owner
 * can read; the public half, which is all that a check needs, is written beside it at each start.
 */
final class AuditKey {
    static final String PUBLIC_FILE = "signing-key.pub.pem";
    private static final String PRIVATE_FILE = "signing-key.pem";
    private static final String ALGORITHM = "EC";

    private AuditKey() {}

    /**
     * Reads the key pair below a directory, or makes it; gives the private key and writes the public one.
     *
     * @throws IOException if the file cannot be read or written, is damaged, or is open to others
     */
    static PrivateKey open(Path directory) throws IOException {
        PrivateFile.createDirectory(directory);
        Path secret = directory.resolve(PRIVATE_FILE);
        try {
            if (!Files.exists(secret)) {
                KeyPair made = make();
                PrivateFile.writeIfAbsent(secret, Pem.encode(made.getPrivate()) + Pem.encode(made.getPublic()));
            }
            String pair = PrivateFile.read(secret);
            Files.writeString(directory.resolve(PUBLIC_FILE), Pem.encode(Pem.publicKey(pair, ALGORITHM)));
            return Pem.privateKey(pair, ALGORITHM);
        } catch (GeneralSecurityException damaged) {
            throw new IOException(
                    secret + " is damaged: restore it, or remove it to sign with a new key from here on", damaged);
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IOException if the file cannot be read or holds no such key
     */
    static PublicKey readPublic(Path file) throws IOException {
        try {
            return Pem.publicKey(Files.readString(file), ALGORITHM);
        } catch (GeneralSecurityException damaged) {
            throw new IOException(file + " holds no public key of an audit log", damaged);
        }
    }

    private static KeyPair make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
