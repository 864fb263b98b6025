package dev.fairlead.agent.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.agent.fixture.TestCertificates;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that an administrator gives to the agent. */
class KeyFileTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"EC, PEM", "EC, PKCS12", "RSA, PEM", "RSA, PKCS12"})
    void keyAndChainAreReadWhateverTheFormat(String algorithm, String format) throws Exception {
        Identity root = TestCertificates.of("Root").authority().make();
        TestCertificates kind = TestCertificates.of("Users").authority().issuedBy(root);
        Identity authority = algorithm.equals("RSA") ? kind.rsa(2048).make() : kind.make();

        Identity read = write(authority, format).read();

        assertThat(read.key()).isEqualTo(authority.key());
        assertThat(read.chain()).isEqualTo(authority.chain());
    }

    @Test
    void aGivenAuthorityTakesThePlaceOfTheAgentsOwn() throws Exception {
        Identity authority = TestCertificates.of("Users").authority().make();

        AgentKeys keys = AgentKeys.open(
                directory.resolve("state"),
                new KeyPlaces(Optional.of(write(authority, "PEM")), Optional.empty()),
                Clock.systemUTC());

        assertThat(keys.authority().certificate()).isEqualTo(authority.certificate());
        assertThat(directory.resolve("state/ca.pem")).content().contains(Pem.encode(authority.chain()));
        assertThat(directory.resolve("state/ca-key.pem")).doesNotExist();
        assertThat(directory.resolve("state/system-key.pem")).exists();
    }

    @Tag("AGENT-83")
    @Tag("AUTH-98")
    @ParameterizedTest
    @CsvSource({"true, 0", "true, " + KeyUsage.digitalSignature, "false, " + KeyUsage.keyCertSign})
    void aCertificateThatMayNotSignOthersMakesNoAuthority(boolean authority, int usage) throws Exception {
        TestCertificates users = TestCertificates.of("Users");
        KeyFile file = write((authority ? users.authority(usage) : users.keyUsage(usage)).make(), "PEM");

        assertThatThrownBy(() -> AgentKeys.open(
                        directory, new KeyPlaces(Optional.of(file), Optional.empty()), Clock.systemUTC()))
                .isInstanceOf(CertificateAuthorityException.class)
                .hasMessageContaining("keyCertSign");
    }

    @Test
    void aKeyWithTheCertificateOfAnotherOneIsRefused() throws Exception {
        Identity one = TestCertificates.of("One").make();
        Identity other = TestCertificates.of("Other").make();

        assertUnusable(write(new Identity(one.key(), other.chain()), "PEM"), "not that of the key");
    }

    @Test
    void certificatesThatAreNoChainAreRefused() throws Exception {
        Identity root = TestCertificates.of("Root").authority().make();
        Identity impostor = TestCertificates.of("Root").authority().make();
        Identity leaf = TestCertificates.of("Leaf").issuedBy(root).make();

        assertUnusable(
                write(
                        new Identity(
                                leaf.key(),
                                List.of(
                                        leaf.certificate(),
                                        TestCertificates.of("X").make().certificate())),
                        "PEM"),
                "not a chain");
        assertThatThrownBy(() -> write(
                                new Identity(leaf.key(), List.of(leaf.certificate(), impostor.certificate())), "PEM")
                        .read())
                .isInstanceOf(IOException.class);
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() throws Exception {
        KeyFile file = write(TestCertificates.of("Users").make(), "PKCS12");
        PrivateFile.write(file.passwordFile().orElseThrow(), "guess\n");

        assertThatThrownBy(file::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.file().toString())
                .hasMessageNotContaining("guess");
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws Exception {
        KeyFile file = write(TestCertificates.of("Users").make(), "PEM");
        Files.setPosixFilePermissions(file.file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining("600");
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        Path file = directory.resolve("nonsense");
        PrivateFile.write(file, "hello");

        assertUnusable(new KeyFile(file, Optional.empty()), "holds no usable key");
    }

    private static void assertUnusable(KeyFile file, String reason) {
        assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining(reason);
    }

    private KeyFile write(Identity identity, String format) throws Exception {
        if (format.equals("PEM")) {
            Path file = directory.resolve("key.pem");
            PrivateFile.write(file, Pem.encode(identity));
            return new KeyFile(file, Optional.empty());
        }
        Path file = directory.resolve("key.p12");
        Path password = directory.resolve("password");
        PrivateFile.write(password, "s3cret\n");
        PrivateFile.write(file, "");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "users",
                identity.key(),
                "s3cret".toCharArray(),
                identity.chain().toArray(X509Certificate[]::new));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "s3cret".toCharArray());
        }
        return new KeyFile(file, Optional.of(password));
    }
}
