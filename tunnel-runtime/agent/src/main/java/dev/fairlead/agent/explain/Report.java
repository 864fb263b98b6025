package dev.fairlead.agent.explain;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.tunnel.keys.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An explanation for the agent's administrator, who may see internal addresses. No token and no key is in it. */
public final class Report {
    private static final String HEADER = "SSL_CLIENT_CERT";

    private final Explanation explained;

    /** @param explained what it is about */
    public Report(Explanation explained) {
        this.explained = explained;
    }

    /** Lines for people; the last one is the verdict. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        explained.mapping().ifPresent(mapping -> {
            lines.add(line("mapping", mapping.virtualAuthority() + " (" + mode(mapping) + ")"));
            lines.add(line("back end", backend(mapping)));
        });
        explained.resource().ifPresent(resource -> lines.add(line("resource", described(resource))));
        explained.subjectRule().ifPresent(rule -> lines.add(line("rule", rule + " of propagation.subjectPatterns")));
        explained.identity().ifPresent(identity -> {
            if (!identity.caller().isEmpty()) {
                lines.add(line("user", identity.caller()));
            }
            lines.add(line("in TLS", tlsSubject(identity).orElse("no certificate")));
            header(identity).ifPresent(header -> lines.add(line("header", HEADER + ": " + header)));
        });
        String reason = explained.audit().reason();
        lines.add(line("audit", explained.audit().type() + (reason.isEmpty() ? "" : ": " + reason)));
        explained
                .refusal()
                .ifPresentOrElse(
                        error -> {
                            lines.add(line(
                                    "answer",
                                    error.code().httpStatus() + " "
                                            + error.code().wireName() + ": " + error.detail()));
                            lines.add(line("hint", hint()));
                            lines.add("would be refused");
                        },
                        () -> lines.add(explained
                                .condition()
                                .map(condition -> "would pass if " + condition)
                                .orElse("would pass")));
        return lines;
    }

    /** What could be done about a refusal; empty if there is none. */
    String hint() {
        return Hints.of(explained.audit());
    }

    String mode(SystemMapping mapping) {
        return mapping instanceof HttpMapping http
                ? mapping.address().protocol() + ", " + http.principals().mode()
                : mapping.address().protocol() + ", relayed as a whole";
    }

    /** Where the request would go, {@code scheme://host:port}. */
    String backend(SystemMapping mapping) {
        InternalAddress address = mapping.address().internal(explained.audit().virtualPort());
        String host = address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host();
        return mapping.address().protocol().scheme() + "://" + host + ":" + address.port();
    }

    /** Whose certificate the back end sees in TLS; empty for none. */
    Optional<String> tlsSubject(BackendIdentity identity) {
        return identity.tls()
                .map(Identity::certificate)
                .map(certificate -> certificate.getSubjectX500Principal().getName());
    }

    /** What the header for certificates would hold; empty if it would not be sent. */
    Optional<String> header(BackendIdentity identity) {
        return Optional.ofNullable(identity.headers().get(HEADER))
                .map(value -> value.isEmpty() ? "empty" : "the user's certificate");
    }

    private static String described(PathResource resource) {
        String reach = resource.match() == PathMatch.EXACT
                ? ""
                : resource.match() == PathMatch.SEGMENT_PREFIX ? " and everything below" : " and whatever begins so";
        return resource.id() + reach + (resource.enabled() ? "" : ", suspended");
    }

    private static String line(String name, String text) {
        return String.format("%-9s %s", name, text);
    }
}
