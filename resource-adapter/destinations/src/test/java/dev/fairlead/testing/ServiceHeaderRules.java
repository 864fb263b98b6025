package dev.fairlead.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which headers of a find go together, and which a destination demands (destination specification, 2.2). */
final class ServiceHeaderRules {

    private final Peer.Seen request;
    private final List<String> problems = new ArrayList<>();

    private ServiceHeaderRules(Peer.Seen request) {
        this.request = request;
    }

    /** What is wrong; empty if nothing is. */
    static String problem(Peer.Seen request, Map<String, String> properties) {
        ServiceHeaderRules rules = new ServiceHeaderRules(request);
        rules.check(properties.getOrDefault("Authentication", ""), properties);
        return String.join("; ", rules.problems);
    }

    private void check(String type, Map<String, String> properties) {
        boolean common = "Common".equals(properties.get("tokenServiceURLType"));
        boolean tenantType = type.equals("OAuth2ClientCredentials") || type.equals("OAuth2TechnicalUserPropagation");
        refuse(has("X-user-token") && has("X-tenant"), "X-user-token with X-tenant");
        refuse(tenantType && common != has("X-tenant"), "X-tenant");
        refuse(!tenantType && has("X-tenant"), "X-tenant for " + type);
        refuse(type.equals("OAuth2RefreshToken") && !has("X-refresh-token"), "X-refresh-token");
        refuse(type.equals("OAuth2AuthorizationCode") && !has("X-code"), "X-code");
        boolean subject = has("X-subject-token") && has("X-subject-token-type");
        refuse(type.equals("OAuth2TokenExchange") && !subject, "X-subject-token");
        refuse(has("X-actor-token") != has("X-actor-token-type"), "X-actor-token");
        refuse(has("X-client-assertion") != has("X-client-assertion-type"), "X-client-assertion");
        refuse(
                has("X-client-assertion") && has("X-client-assertion-destination-name"),
                "Cannot mix header 'x-client-assertion-destination-name'");
        refuse(
                has("X-user-token") && "com.sap.sequentialUserPropagation".equals(request.header("X-chain-name")),
                "X-user-token with chain");
    }

    private void refuse(boolean broken, String rule) {
        if (broken) {
            problems.add(rule);
        }
    }

    private boolean has(String header) {
        return request.header(header) != null && !request.header(header).isEmpty();
    }
}
