package dev.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.connector.configuration.LocalIssuerConfiguration;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.issuer.LocalIssuerSettings;
import dev.fairlead.trust.CertificateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedIssuerTest {
    @TempDir
    Path directory;

    @TempDir
    Path stores;

    private LocalIssuer open() {
        return open(Optional.empty());
    }

    private LocalIssuer open(Optional<KeyStoreReference> keyStore) {
        return PublishedIssuer.of(
                new LocalIssuerConfiguration(
                        new LocalIssuerSettings(
                                HttpUrl.parse("https://shop.example/issuer"),
                                HttpUrl.parse("https://shop.example/issuer/keys.json"),
                                "fairlead-gateway",
                                "default",
                                Set.of("FORM"),
                                Set.of(),
                                false),
                        keyStore,
                        directory),
                new CertificateDirectory(stores));
    }

    @Test
    void itsTokensAreVerifiedByWhatItPublishes() throws Exception {
        LocalIssuer issuer = open();
        Caller alice = new Caller(new CallerIdentity("", "FORM", "alice"), "alice", Optional.empty(), true);

        SignedJWT token = SignedJWT.parse(issuer.token("erp", alice).reveal());

        JWKSet keys = JWKSet.parse(Files.readString(directory.resolve("keys.json")));
        assertThat(token.verify(new ECDSAVerifier(keys.getKeys().get(0).toECKey())))
                .isTrue();
        assertThat(keys.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(Files.readString(directory.resolve(".well-known/openid-configuration")))
                .contains("shop.example/issuer", "keys.json");
    }

    @Test
    void theKeyOfAStoreIsTheSameAfterEachStart() throws Exception {
        KeyStoreFile.write(stores.resolve("issuer.p12"), "changeit", "EC", 256);
        Optional<KeyStoreReference> store = Optional.of(
                new KeyStoreReference("fairlead.localIssuer.keyStoreLocation", "issuer.p12", Secret.of("changeit")));
        open(store);
        String before = Files.readString(directory.resolve("keys.json"));
        open(store);

        assertThat(Files.readString(directory.resolve("keys.json"))).isEqualTo(before);
    }

    @Test
    void aNewIssuerReplacesWhatTheLastOnePublishedAndLeavesNothingElse() throws Exception {
        open();
        String before = Files.readString(directory.resolve("keys.json"));
        open();

        assertThat(Files.readString(directory.resolve("keys.json"))).isNotEqualTo(before);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }
}
