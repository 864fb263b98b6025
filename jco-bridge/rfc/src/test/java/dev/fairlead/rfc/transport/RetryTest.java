package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.record.FunctionData;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a call is tried once more, and what is known of it otherwise (RFC specification, B.7 and C.8). */
class RetryTest {

    /** A way that fails at first, before or after {@code given} bytes of the request were taken. */
    private static final class FailingOnce implements HttpRoute {
        private final HttpRoute then;
        private final DestinationException failure;
        private final int given;
        private int sent;

        FailingOnce(HttpRoute then, ErrorDetail failure, int given) {
            this.then = then;
            this.failure = DestinationException.of(failure);
            this.given = given;
        }

        @Override
        public DestinationResponse send(DestinationRequest request) {
            sent++;
            if (sent > 1) {
                return then.send(request);
            }
            if (given > 0) {
                take(request);
            }
            throw failure;
        }

        private void take(DestinationRequest request) {
            try {
                request.body().orElseThrow().content().writeTo(new Narrow(given));
            } catch (IOException e) {
                // the connection has broken in the middle, as intended
            }
        }
    }

    /** Breaks after some bytes. */
    private static final class Narrow extends OutputStream {
        private int left;

        Narrow(int left) {
            this.left = left;
        }

        @Override
        public void write(int b) throws IOException {
            if (left == 0) {
                throw new IOException("broken");
            }
            left--;
        }
    }

    private static ErrorDetail failure(ErrorCode code) {
        return ErrorDetail.of(code, "erp", "target", "fails");
    }

    private static FailingOnce call(ErrorDetail failure, int given) {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("at last"));
                EngineDestination erp = new EngineDestination(system.url())) {
            FailingOnce way = new FailingOnce(erp, failure, given);
            FunctionData call = Clients.connection();
            Clients.client(way).call(call);
            assertThat(call.getString("ECHOTEXT")).isEqualTo("at last");
            return way;
        }
    }

    private static RfcException refused(ErrorDetail failure, int given) {
        try (EngineDestination nowhere = new EngineDestination("http://127.0.0.1:1")) {
            FailingOnce way = new FailingOnce(nowhere, failure, given);
            RfcException refused = catchThrowableOfType(
                    RfcException.class, () -> Clients.client(way).call(Clients.connection()));
            assertThat(way.sent).isEqualTo(1);
            return refused;
        }
    }

    @Test
    void aConnectionThatWasNotMadeIsTriedOnceMore() {
        assertThat(call(failure(ErrorCode.TARGET_UNREACHABLE), 0).sent).isEqualTo(2);
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgainAndItsOutcomeIsUnknown() {
        ErrorDetail unknown = failure(ErrorCode.TARGET_BROKE_OFF).withOutcomeUnknown();

        assertThat(refused(unknown, Integer.MAX_VALUE).outcomeUnknown()).isTrue();
    }

    @Test
    void aCallOfWhichOnlyTheBeginningLeftCannotHaveRunAndIsNotSentAgainEither() {
        ErrorDetail unknown = failure(ErrorCode.TARGET_BROKE_OFF).withOutcomeUnknown();

        assertThat(refused(unknown, 100).outcomeUnknown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_USER, LOGON_FAILURE",
        "CREDENTIALS_REFUSED, LOGON_FAILURE",
        "PRINCIPAL_NOT_TRUSTED, LOGON_FAILURE",
        "TLS_FAILED, COMMUNICATION",
        "DESTINATION_NOT_FOUND, CONFIGURATION",
        "PROPERTY_INVALID, CONFIGURATION",
        "REQUEST_INVALID, CONFIGURATION",
        "SYSTEM_NOT_EXPOSED, COMMUNICATION",
        "RESOURCE_NOT_EXPOSED, COMMUNICATION",
        "NO_AGENT, COMMUNICATION",
        "TUNNEL_LOST, COMMUNICATION",
        "TARGET_TIMEOUT, COMMUNICATION",
        "POOL_EXHAUSTED, RESOURCE",
        "TARGET_PROTOCOL, PROTOCOL",
        "BACKEND_PROTOCOL, PROTOCOL",
        "TUNNEL_OVERLOADED, STATE_BUSY"
    })
    void eachFailureOfTheWayHasItsGroupAndIsNotTriedAgain(ErrorCode code, RfcErrorGroup group) {
        RfcException failure = refused(failure(code), 0);

        assertThat(failure.group()).isEqualTo(group);
        assertThat(failure.nativeCode()).isEqualTo(code.id());
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure).hasMessageContaining("fails");
    }

    @Test
    void whatTheAgentRefusesIsToldByTheFunctionsName() {
        assertThat(refused(failure(ErrorCode.RESOURCE_NOT_EXPOSED), 0))
                .hasMessageContaining("function STFC_CONNECTION is refused by the agent");
    }
}
