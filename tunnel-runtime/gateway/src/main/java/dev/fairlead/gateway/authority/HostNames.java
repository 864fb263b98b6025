package dev.fairlead.gateway.authority;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;

/** Names and addresses of the gateway, as a certificate carries them. */
final class HostNames {

    private HostNames() {}

    static GeneralNames toGeneralNames(Collection<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host ->
                        new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    /** Host names and addresses of a certificate, in the spelling that {@link #normalised} gives them. */
    static Set<String> of(X509Certificate certificate) throws CertificateParsingException {
        Set<String> hosts = new TreeSet<>();
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names != null) {
            names.forEach(name -> hosts.add(normalised(String.valueOf(name.get(1)))));
        }
        return hosts;
    }

    /** Lower case, and IPv6 addresses written out in full as the JDK writes them. */
    static String normalised(String host) {
        if (IPAddress.isValidIPv6(host)) {
            try {
                // an address literal: nothing is looked up
                return java.net.InetAddress.getByName(host).getHostAddress();
            } catch (java.net.UnknownHostException e) {
                return host;
            }
        }
        return host.toLowerCase(Locale.ROOT);
    }
}
