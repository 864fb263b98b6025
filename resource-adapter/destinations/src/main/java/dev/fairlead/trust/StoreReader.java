package dev.fairlead.trust;

import dev.fairlead.configuration.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Opens stores of every format. */
final class StoreReader {

    private final Secret password;
    private final String passwordProperty;

    /**
     * @param password of the store and of its keys
     * @param passwordProperty where it comes from, for messages
     */
    StoreReader(Secret password, String passwordProperty) {
        this.password = password;
        this.passwordProperty = passwordProperty;
    }

    /**
     * @throws StoreException if the content is no store, or the password does not open it
     */
    Store read(byte[] content) throws StoreException {
        StoreFormat format = StoreFormat.of(content)
                .orElseThrow(() -> new StoreException("holds no readable key store and no certificate"));
        return switch (format) {
            case JKS, PKCS12 -> keyStore(format, content);
            case PEM -> new PemStoreReader(password, passwordProperty).read(content);
            case CERTIFICATES -> new Store(List.of(), certificates(content));
        };
    }

    static List<X509Certificate> certificates(byte[] der) throws StoreException {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(der)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new StoreException("holds no readable certificate", e);
        }
    }

    private Store keyStore(StoreFormat format, byte[] content) throws StoreException {
        try {
            KeyStore store = KeyStore.getInstance(format.name());
            char[] secret = password.reveal().toCharArray();
            store.load(new ByteArrayInputStream(content), secret);
            List<Store.Entry> keys = new ArrayList<>();
            List<X509Certificate> trusted = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    keys.add(new KeyStoreEntry(store, alias));
                } else if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    trusted.add(certificate);
                }
            }
            // certificates alone can only be there to be trusted, whether or not they say so
            boolean certificatesAlone = format == StoreFormat.PKCS12 && keys.isEmpty() && trusted.isEmpty();
            return new Store(keys, certificatesAlone ? Pkcs12Certificates.read(content, secret) : trusted);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? wrongPassword(e)
                    : new StoreException("is no readable key store", e);
        } catch (GeneralSecurityException e) {
            throw new StoreException("is no readable key store", e);
        }
    }

    private StoreException wrongPassword(Exception cause) {
        return new StoreException("has another " + passwordProperty, cause);
    }

    private final class KeyStoreEntry implements Store.Entry {
        private final KeyStore store;
        private final String alias;

        KeyStoreEntry(KeyStore store, String alias) {
            this.store = store;
            this.alias = alias;
        }

        @Override
        public String alias() {
            return alias;
        }

        @Override
        public CertifiedKey open() throws StoreException {
            try {
                if (store.getKey(alias, password.reveal().toCharArray()) instanceof PrivateKey key) {
                    return new CertifiedKey(key, CertificateChain.of(key, candidates()));
                }
                throw new StoreException("holds no private key as '" + alias + "'");
            } catch (UnrecoverableKeyException e) {
                throw wrongPassword(e);
            } catch (GeneralSecurityException e) {
                throw new StoreException("holds a key '" + alias + "' that this JVM does not know", e);
            }
        }

        /** Those of the entry; intermediate ones are often imported beside it. */
        private List<X509Certificate> candidates() throws GeneralSecurityException {
            Certificate[] own = store.getCertificateChain(alias);
            List<X509Certificate> all = new ArrayList<>();
            Stream.of(own == null ? new Certificate[0] : own)
                    .map(X509Certificate.class::cast)
                    .forEach(all::add);
            for (String other : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(other) && store.getCertificate(other) instanceof X509Certificate issuer) {
                    all.add(issuer);
                }
            }
            return all;
        }
    }
}
