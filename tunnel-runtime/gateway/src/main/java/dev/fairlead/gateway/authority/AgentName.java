package dev.fairlead.gateway.authority;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * How an agent's certificate names it: {@code urn:fairlead:agent:<tenant>:<agent-id>} as a subject alternative name.
 *
 * @param tenant letters, digits, {@code . _ -}
 * @param agentId lower-case letters, digits, {@code -}; also a file name
 */
public record AgentName(String tenant, String agentId) {
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern AGENT_ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern URN = Pattern.compile("urn:fairlead:agent:([^:]+):([^:]+)");

    /** @throws IllegalArgumentException if either contains anything else */
    public AgentName {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(agentId, "agentId");
        checkTenant(tenant);
        if (!isAgentId(agentId)) {
            throw new IllegalArgumentException("'" + agentId + "' is no agent id");
        }
    }

    /** @throws IllegalArgumentException if it cannot name a tenant */
    public static void checkTenant(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException(
                    "tenant '" + tenant + "': allowed are letters, digits, '.', '_' and '-', 128 at most");
        }
    }

    /** Whether an agent can have that id. */
    public static boolean isAgentId(String text) {
        return AGENT_ID.matcher(text).matches();
    }

    /** The name in a certificate; empty if it is no agent's. */
    public static Optional<AgentName> in(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return Optional.empty();
            }
            return names.stream()
                    .filter(name -> name.get(0).equals(GeneralName.uniformResourceIdentifier))
                    .flatMap(name -> parse(String.valueOf(name.get(1))).stream())
                    .findFirst();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    private static Optional<AgentName> parse(String uri) {
        Matcher matcher = URN.matcher(uri);
        try {
            return matcher.matches()
                    ? Optional.of(new AgentName(matcher.group(1), matcher.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    GeneralName toGeneralName() {
        return new GeneralName(GeneralName.uniformResourceIdentifier, "urn:fairlead:agent:" + tenant + ":" + agentId);
    }

    /**
     * Written out, like {@link #hashCode}: the JDK keeps the class of a record whose generated method ran last in a
     * static cache, and with it the class space of a resource adapter that was undeployed.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof AgentName name && tenant.equals(name.tenant) && agentId.equals(name.agentId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, agentId);
    }
}
