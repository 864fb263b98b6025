package dev.fairlead.gateway.authority;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * How a node of a gateway is named in the certificate that it shows to other nodes:
 * {@code urn:fairlead:node:<id>} as a subject alternative name. Only who holds the authority's key can make one.
 *
 * @param id drawn when the node starts
 */
public record NodeName(String id) {
    private static final Pattern URN = Pattern.compile("urn:fairlead:node:([a-z0-9-]{1,64})");

    public NodeName {
        Objects.requireNonNull(id, "id");
    }

    /** A name that no other node has. */
    public static NodeName draw() {
        return new NodeName("node-" + UUID.randomUUID());
    }

    /** The name in a certificate; empty if it is no node's. */
    public static Optional<NodeName> in(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(java.util.Collection::stream)
                    .filter(name -> name.get(0).equals(GeneralName.uniformResourceIdentifier))
                    .map(name -> URN.matcher(String.valueOf(name.get(1))))
                    .filter(Matcher::matches)
                    .map(matcher -> new NodeName(matcher.group(1)))
                    .findFirst();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    GeneralName toGeneralName() {
        return new GeneralName(GeneralName.uniformResourceIdentifier, "urn:fairlead:node:" + id);
    }
}
