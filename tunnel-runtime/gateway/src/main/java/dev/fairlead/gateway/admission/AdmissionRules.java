package dev.fairlead.gateway.admission;

import java.util.Set;

/**
 * Whom one front admits.
 *
 * @param tenants that it serves; empty: the tenant of every token that is believed
 * @param clients that may use it; empty: every client whose token is believed
 * @param tokenHeader where clients put their token, for the text of a refusal
 */
public record AdmissionRules(Set<String> tenants, Set<String> clients, String tokenHeader) {

    public AdmissionRules {
        tenants = Set.copyOf(tenants);
        clients = Set.copyOf(clients);
    }

    boolean serves(String tenant) {
        return tenants.isEmpty() || tenants.contains(tenant);
    }

    boolean admitsClient(String client) {
        return clients.isEmpty() || clients.contains(client);
    }
}
