package dev.fairlead.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.AccessDeniedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.route.TunnelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunnelFailuresTest {

    private static final Exchange EXCHANGE = new Exchange(
            "erp",
            "target",
            "GET",
            HttpUrl.parse("http://erp.virtual"),
            "/",
            List.of(),
            Optional.empty(),
            Duration.ofSeconds(1),
            Optional.empty());

    private static DestinationException of(String code, String detail, boolean outcomeUnknown) {
        return TunnelFailures.of(EXCHANGE, new TunnelException(code, detail, outcomeUnknown));
    }

    @ParameterizedTest
    @CsvSource({
        "no_agent, NO_AGENT, RouteUnavailableException",
        "tunnel_timeout, NO_AGENT, RouteUnavailableException",
        "agent_draining, NO_AGENT, RouteUnavailableException",
        "tenant_not_served, NO_AGENT, RouteUnavailableException",
        "overload, TUNNEL_OVERLOADED, RouteUnavailableException",
        "unauthenticated, PRINCIPAL_NOT_TRUSTED, AuthenticationRefusedException",
        "not_exposed, SYSTEM_NOT_EXPOSED, AccessDeniedException",
        "resource_denied, RESOURCE_NOT_EXPOSED, AccessDeniedException",
        "path_ambiguous, PATH_AMBIGUOUS, AccessDeniedException",
        "upgrade_denied, UPGRADE_NOT_ALLOWED, AccessDeniedException",
        "principal_missing, PRINCIPAL_MISSING, AuthenticationRefusedException",
        "principal_unexpected, PRINCIPAL_UNEXPECTED, AuthenticationRefusedException",
        "principal_rejected, PRINCIPAL_NOT_TRUSTED, AuthenticationRefusedException",
        "principal_expired, PRINCIPAL_EXPIRED, AuthenticationRefusedException",
        "principal_unmapped, PRINCIPAL_NOT_MAPPED, AuthenticationRefusedException",
        "certificate_authority, PRINCIPAL_CA_UNUSABLE, AuthenticationRefusedException",
        "ticket_refused, PRINCIPAL_TICKET_REFUSED, AuthenticationRefusedException",
        "ticket_unavailable, PRINCIPAL_TICKET_REFUSED, AuthenticationRefusedException",
        "backend_unreachable, BACKEND_UNREACHABLE, RouteUnavailableException",
        "backend_timeout, BACKEND_TIMEOUT, RouteUnavailableException",
        "backend_stalled, BACKEND_TIMEOUT, RouteUnavailableException",
        "backend_tls, BACKEND_NOT_TRUSTED, AuthenticationRefusedException",
        "backend_protocol, BACKEND_PROTOCOL, RemoteFailureException",
        "backend_lost, TARGET_BROKE_OFF, RemoteFailureException",
        "tunnel_lost, TUNNEL_LOST, RemoteFailureException",
        "client_stalled, TUNNEL_LOST, RemoteFailureException",
        "cancelled, TUNNEL_LOST, RemoteFailureException",
        "bad_request, REQUEST_INVALID, InvalidRequestException",
        "https_not_supported, REQUEST_INVALID, InvalidRequestException",
        "method_not_served, REQUEST_INVALID, InvalidRequestException",
        "misdirected, REQUEST_INVALID, InvalidRequestException",
        "line_too_long, REQUEST_INVALID, InvalidRequestException",
        "too_large, REQUEST_INVALID, InvalidRequestException",
        "invented_later, TUNNEL_LOST, RemoteFailureException"
    })
    void everyCodeOfTheTunnelHasItsErrorAndSubtype(String wireName, ErrorCode code, String type) {
        DestinationException failure = of(wireName, "", false);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    void theAgentsDetailIsQuotedOnOneLine() {
        assertThat(of("resource_denied", "GET /x\r\nFL-FAKE", false))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("destination 'erp', agent: resource_denied, GET /x??FL-FAKE");
    }

    @Test
    void unknownOutcomesStayUnknown() {
        assertThat(of("tunnel_lost", "", true).outcomeUnknown()).isTrue();
        assertThat(of("no_agent", "", false).outcomeUnknown()).isFalse();
    }
}
