package dev.fairlead.agent.configuration;

import dev.fairlead.agent.kerberos.AgentTickets;
import dev.fairlead.agent.kerberos.KerberosSettings;
import dev.fairlead.tunnel.carrier.BasicLogon;
import dev.fairlead.tunnel.carrier.DirectHosts;
import dev.fairlead.tunnel.carrier.EgressProxy;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.ProxyLogon;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code gateway.proxy}: the proxy by which the network is left, and who the agent is there. */
final class ProxySection {
    private static final String ADDRESS_HINT = "Write host and port of the proxy, such as proxy.corp:3128";
    private static final String NO_PROXY_HINT =
            "Write a host, a suffix such as .corp.example, an address, or a network such as 10.0.0.0/8";

    private final NamedFiles named;
    private final Optional<KerberosSettings> kerberos;

    ProxySection(NamedFiles named, Optional<KerberosSettings> kerberos) {
        this.named = named;
        this.kerberos = kerberos;
    }

    Optional<EgressProxy> read(YamlObject keys) {
        Optional<Endpoint> address =
                keys.required("address", ADDRESS_HINT).flatMap(value -> value.parsed(Endpoint::parse, ADDRESS_HINT));
        Optional<ProxyLogon> logon = logon(keys);
        DirectHosts direct = direct(keys.value("noProxy"));
        keys.close();
        return address.map(at -> new EgressProxy(at, logon, direct));
    }

    private Optional<ProxyLogon> logon(YamlObject keys) {
        Optional<YamlValue> scheme = keys.value("logon");
        Optional<Boolean> negotiate =
                scheme.flatMap(value -> value.choice(Map.of("basic", false, "negotiate", true), ""));
        return negotiate.orElse(false)
                ? negotiate(keys, scheme.orElseThrow())
                : basic(keys, negotiate.isPresent()).map(ProxyLogon.class::cast);
    }

    private Optional<ProxyLogon> negotiate(YamlObject keys, YamlValue scheme) {
        boolean hasUser = keys.has("user");
        if (keys.has("passwordFile") || hasUser) {
            keys.wrong(
                    "user and passwordFile are not for logon: negotiate",
                    "Remove both: the agent logs on as the principal of kerberos");
        }
        return kerberos.isPresent()
                ? kerberos.<ProxyLogon>map(settings -> new AgentTickets(settings, Clock.systemUTC()))
                : scheme.wrong(
                        "there is no section kerberos to log on by",
                        "Write kerberos: {principal: ..., keytab: ...} at the top level of this file");
    }

    private Optional<BasicLogon> basic(YamlObject keys, boolean wanted) {
        Optional<YamlValue> user = keys.value("user");
        Optional<YamlValue> passwordFile = keys.value("passwordFile");
        if (user.isPresent() != passwordFile.isPresent()) {
            keys.wrong("user and passwordFile belong together", "Write both, or neither for a proxy without logon");
        } else if (wanted && user.isEmpty()) {
            keys.wrong("logon: basic has no user", "Write user and passwordFile");
        }
        return user.flatMap(name -> passwordFile
                .flatMap(file -> PasswordFile.read(file, named))
                .flatMap(password -> name.parsed(
                        text -> new BasicLogon(text, password), "Write the user's name as the proxy knows it")));
    }

    private static DirectHosts direct(Optional<YamlValue> list) {
        List<DirectHosts.Entry> entries = new ArrayList<>();
        list.ifPresent(hosts -> hosts.list()
                .forEach(host ->
                        host.parsed(DirectHosts.Entry::parse, NO_PROXY_HINT).ifPresent(entries::add)));
        return DirectHosts.of(entries);
    }
}
