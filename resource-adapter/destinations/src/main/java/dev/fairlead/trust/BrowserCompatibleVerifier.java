package dev.fairlead.trust;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The rule {@code BrowserCompatible} (destination specification, 4.6): the host is the first common name or any
 * alternative name, and a wildcard stands for any number of labels. Addresses match address names only.
 */
final class BrowserCompatibleVerifier implements HostnameVerifier {

    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate && matches(host, certificate);
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    static boolean matches(String host, X509Certificate certificate) {
        String plain = host.replaceAll("[\\[\\]]", "");
        if (literal(plain)) {
            return alternatives(certificate, ADDRESS).stream().anyMatch(address -> same(address, plain));
        }
        List<String> names = new ArrayList<>(alternatives(certificate, DNS_NAME));
        commonName(certificate).ifPresent(names::add);
        return names.stream().anyMatch(pattern -> matches(plain, pattern));
    }

    private static boolean literal(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    /** Addresses of version 6 have several spellings. */
    private static boolean same(String one, String other) {
        try {
            return literal(one) && InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean matches(String host, String pattern) {
        String name = host.toLowerCase(Locale.ROOT);
        String expected = pattern.toLowerCase(Locale.ROOT);
        if (!expected.startsWith("*.")) {
            return name.equals(expected);
        }
        String suffix = expected.substring(1);
        // a wildcard over a whole top-level domain is nobody's name
        return suffix.indexOf('.', 1) > 0 && name.endsWith(suffix) && name.length() > suffix.length();
    }

    private static List<String> alternatives(X509Certificate certificate, int type) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(type))
                            .map(name -> name.get(1).toString())
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** The LDAP form lists the most specific part last. */
    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            LdapName subject =
                    new LdapName(certificate.getSubjectX500Principal().getName());
            for (int i = subject.size() - 1; i >= 0; i--) {
                if (subject.getRdn(i).getType().equalsIgnoreCase("CN")) {
                    return Optional.of(subject.getRdn(i).getValue().toString());
                }
            }
            return Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
