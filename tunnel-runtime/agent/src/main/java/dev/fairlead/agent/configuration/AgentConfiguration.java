package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.backend.BackendTrust;
import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.agent.channel.ServiceChannel;
import dev.fairlead.agent.kerberos.KerberosSettings;
import dev.fairlead.tunnel.audit.AuditSettings;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A complete and valid configuration; immutable.
 *
 * @param revision changes whenever the file does, or one that it names; part of every cache key that depends on it
 * @param files that it names
 * @param enabled whether it may connect; false: an administrator has disconnected it
 * @param directory absolute; keys, certificates and audit log are below
 * @param keys where the agent's keys towards back ends come from
 * @param issuers whose tokens are accepted; empty: nobody's
 * @param propagation how callers become certificates
 * @param kerberos as whom the agent gets tickets in callers' names; empty: not at all
 * @param backendTrust which TLS back ends are trusted
 * @param access what is exposed
 * @param cookieDomains what domains of back ends' cookies are to callers
 * @param channels which local ports lead to services of the cloud
 * @param audit how decisions are recorded
 * @param gateway how the gateway is reached
 * @param warnings what is allowed but questionable, a sentence each
 */
public record AgentConfiguration(
        String revision,
        List<Path> files,
        boolean enabled,
        Path directory,
        KeyPlaces keys,
        List<TrustedIssuer> issuers,
        PropagationSettings propagation,
        Optional<KerberosSettings> kerberos,
        BackendTrust backendTrust,
        AccessRules access,
        List<CookieDomain> cookieDomains,
        List<ServiceChannel> channels,
        AuditSettings audit,
        GatewayAccess gateway,
        List<String> warnings) {
    public AgentConfiguration {
        Objects.requireNonNull(revision, "revision");
        files = List.copyOf(files);
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(keys, "keys");
        issuers = List.copyOf(issuers);
        Objects.requireNonNull(propagation, "propagation");
        Objects.requireNonNull(kerberos, "kerberos");
        Objects.requireNonNull(backendTrust, "backendTrust");
        Objects.requireNonNull(access, "access");
        cookieDomains = List.copyOf(cookieDomains);
        channels = List.copyOf(channels);
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(gateway, "gateway");
        warnings = List.copyOf(warnings);
    }
}
