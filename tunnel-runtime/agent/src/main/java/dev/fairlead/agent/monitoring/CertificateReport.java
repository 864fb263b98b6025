package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.Expiry;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The agent's own certificates by how long they are valid, as JSON. */
final class CertificateReport {
    private static final Map<String, String> TYPES = Map.of("system", "System", "authority", "CA");

    private final JsonArrayBuilder expired = Json.array();
    private final JsonArrayBuilder expiring = Json.array();
    private final JsonArrayBuilder ok = Json.array();

    /** @param settings say from when on a certificate expires soon */
    CertificateReport(Collection<AgentStatus> tenants, HealthSettings settings, Instant now) {
        for (AgentStatus tenant : tenants) {
            for (Expiry certificate : tenant.certificates()) {
                boolean ended = !now.isBefore(certificate.end());
                (ended ? expired : settings.endsSoon(certificate, now) ? expiring : ok).add(entry(tenant, certificate));
            }
        }
    }

    JsonObjectBuilder all() {
        return Json.object().add("expired", expired).add("expiring", expiring).add("ok", ok);
    }

    JsonObjectBuilder expired() {
        return Json.object().add("expired", expired);
    }

    JsonObjectBuilder expiring() {
        return Json.object().add("expiring", expiring);
    }

    JsonObjectBuilder ok() {
        return Json.object().add("ok", ok);
    }

    private static JsonObjectBuilder entry(AgentStatus tenant, Expiry certificate) {
        JsonObjectBuilder entry = Json.object()
                .add("type", TYPES.getOrDefault(certificate.type(), "subaccount"))
                .add("validTo", certificate.end().toEpochMilli());
        return TYPES.containsKey(certificate.type())
                ? entry.add("subjectDN", certificate.subject())
                        .add("issuerDN", certificate.issuer())
                        .add("serialNumber", certificate.serialNumber())
                : entry.add("subaccountName", tenant.tenant()).add("subaccountRegion", tenant.gateway());
    }
}
