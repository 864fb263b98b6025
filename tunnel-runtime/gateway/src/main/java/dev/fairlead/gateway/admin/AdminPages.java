package dev.fairlead.gateway.admin;

import dev.fairlead.tunnel.admin.AdminAnswer;
import dev.fairlead.tunnel.admin.AdminRequest;
import java.util.Objects;
import java.util.function.Function;

/** What the admin listener of a gateway serves. */
public final class AdminPages implements Function<AdminRequest, AdminAnswer> {
    private final AdminView view;

    /** @param view what it shows */
    public AdminPages(AdminView view) {
        this.view = Objects.requireNonNull(view, "view");
    }

    @Override
    public AdminAnswer apply(AdminRequest request) {
        return switch (request.target()) {
            case "/healthcheck" -> AdminAnswer.text(200, "alive\n");
            case "/ready" ->
                view.isReady()
                        ? AdminAnswer.text(200, "ready\n")
                        : AdminAnswer.text(503, "keys of an issuer are missing, or the gateway stops\n");
            case "/metrics" -> AdminAnswer.metrics(Metrics.of(view));
            case "/" -> AdminAnswer.page(OverviewPage.of(view));
            case "/agents" -> AdminAnswer.json(AgentsReport.of(view.agents()));
            default -> AdminAnswer.text(404, "There is /, /agents, /healthcheck, /ready and /metrics\n");
        };
    }
}
