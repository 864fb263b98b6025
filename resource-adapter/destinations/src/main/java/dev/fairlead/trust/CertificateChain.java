package dev.fairlead.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts certificates in the order that TLS wants (RFC 8446, 4.4.2), in whatever order a store holds them. */
final class CertificateChain {

    private static final byte[] PROBE = {1};

    private CertificateChain() {}

    /** The certificate of {@code key} and those above it, without the root; empty if no candidate belongs to the key. */
    static List<X509Certificate> of(PrivateKey key, List<X509Certificate> candidates) {
        Optional<X509Certificate> next = candidates.stream()
                .filter(candidate -> belongs(key, candidate.getPublicKey()))
                .findFirst();
        List<X509Certificate> chain = new ArrayList<>();
        while (next.isPresent()) {
            X509Certificate certificate = next.get();
            chain.add(certificate);
            next = selfIssued(certificate) ? Optional.empty() : issuer(certificate, candidates, chain);
        }
        if (chain.size() > 1 && selfIssued(chain.get(chain.size() - 1))) {
            chain.remove(chain.size() - 1);
        }
        return chain;
    }

    /** Without those that are in the chain already, so that cross-signed ones cannot lead round in a circle. */
    private static Optional<X509Certificate> issuer(
            X509Certificate certificate, List<X509Certificate> candidates, List<X509Certificate> chain) {
        return candidates.stream()
                .filter(candidate -> candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(candidate -> !chain.contains(candidate) && signed(certificate, candidate.getPublicKey()))
                .findFirst();
    }

    private static boolean selfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static boolean signed(X509Certificate certificate, PublicKey issuer) {
        try {
            certificate.verify(issuer);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey certified) {
        if (key instanceof RSAKey own && certified instanceof RSAKey other) {
            return own.getModulus().equals(other.getModulus());
        }
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "EdDSA");
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
