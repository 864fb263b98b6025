package dev.fairlead.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Gives of a name only the addresses that the policy allows. A web proxy is no target; what it reaches is its matter. */
final class CheckedAddresses implements DnsResolver {

    private final AddressPolicy policy;
    private final WebProxies proxies;

    CheckedAddresses(AddressPolicy policy, WebProxies proxies) {
        this.policy = policy;
        this.proxies = proxies;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (proxies.isProxy(host)) {
            return all;
        }
        InetAddress[] allowed = Arrays.stream(all).filter(policy::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new AddressRefusedException(host);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    /** The name has addresses, and none that may be connected to. */
    static final class AddressRefusedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefusedException(String host) {
            super(host);
        }
    }
}
