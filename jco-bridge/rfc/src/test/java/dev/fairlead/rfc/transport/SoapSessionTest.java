package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcLogonException;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cookies and contexts (RFC specification, C.10). */
class SoapSessionTest {

    private static final String COUNT = AbapPeer.results("BAPI_TRANSACTION_COMMIT", "<COUNT>1</COUNT>");

    /** Answers calls of both functions, with cookies. */
    private static AbapPeer system(String... cookies) {
        return new AbapPeer((exchange, request) -> {
            for (String cookie : cookies) {
                exchange.getResponseHeaders().add("Set-Cookie", cookie);
            }
            boolean commit = request.body().contains("BAPI_TRANSACTION_COMMIT");
            AbapPeer.answer(exchange, 200, AbapPeer.MESSAGE, commit ? COUNT : AbapPeer.echo("a"));
        });
    }

    private static FunctionData commit() {
        return new FunctionData(Clients.COMMIT);
    }

    @Tag("RFC-70")
    @Test
    void withoutASessionACommitIsRefusedInsideAContextAndAllowedOutside() {
        try (AbapPeer system = system();
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = Clients.client(erp);
            try (SoapSession session = client.begin()) {
                session.call(Clients.connection());
                assertThat(session.isStateful()).isFalse();

                assertThatThrownBy(() -> session.call(commit()))
                        .isInstanceOf(RfcUnsupportedException.class)
                        .hasMessageContaining("luw=lenient");
            }
            client.call(commit());
            assertThat(system.seen()).hasSize(2);
        }
    }

    @Tag("RFC-70")
    @Test
    void aLenientDestinationCommitsAllTheSame() {
        try (AbapPeer system = system();
                EngineDestination erp = new EngineDestination(system.url());
                SoapSession session = Clients.client(erp, "luw", "lenient").begin()) {
            FunctionData commit = commit();
            session.call(commit);

            assertThat(commit.getInt("COUNT")).isEqualTo(1);
        }
    }

    @Tag("RFC-71")
    @Test
    void aSystemThatKeepsASessionGetsItsCookieBackAndIsToldTheEnd() {
        try (AbapPeer system = system("sap-contextid=SID1; path=/");
                EngineDestination erp = new EngineDestination(system.url())) {
            try (SoapSession session = Clients.client(erp, "session", "cookie").begin()) {
                session.call(Clients.connection());
                session.call(commit());

                assertThat(session.isStateful()).isTrue();
                assertThat(system.seen().get(0).header("Cookie")).isEmpty();
                assertThat(system.seen().get(1).header("Cookie")).isEqualTo("sap-contextid=SID1");
            }
            assertThat(system.last().target()).contains("sap-sessioncmd=close");
            assertThat(system.last().header("Cookie")).isEqualTo("sap-contextid=SID1");
        }
    }

    @Tag("RFC-71")
    @Test
    void aSystemThatKeepsNoneIsFoundOutByItsFirstAnswer() {
        try (AbapPeer system = system("sap-usercontext=sap-client=100");
                EngineDestination erp = new EngineDestination(system.url());
                SoapSession session = Clients.client(erp, "session", "cookie").begin()) {
            FunctionData first = Clients.connection();
            session.call(first);

            assertThat(first.getString("ECHOTEXT")).isEqualTo("a");
            assertThat(session.isStateful()).isFalse();
            assertThatThrownBy(() -> session.call(commit())).isInstanceOf(RfcUnsupportedException.class);
        }
    }

    @Test
    void aSessionThatTheSystemEndedIsLostWithAnUnknownOutcomeAndNotUsedAgain() {
        AtomicInteger calls = new AtomicInteger();
        try (AbapPeer system = new AbapPeer((exchange, request) -> {
                    exchange.getResponseHeaders().add("Set-Cookie", "sap-contextid=SID" + calls.incrementAndGet());
                    AbapPeer.answer(exchange, 200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                });
                EngineDestination erp = new EngineDestination(system.url());
                SoapSession session = Clients.client(erp, "session", "cookie").begin()) {
            session.call(Clients.connection());

            RfcException lost = catchThrowableOfType(RfcException.class, () -> session.call(Clients.connection()));
            assertThat(lost.group()).isEqualTo(RfcErrorGroup.REQUEST_CANCELLED);
            assertThat(lost.outcomeUnknown()).isTrue();
            assertThatThrownBy(() -> session.call(Clients.connection())).hasMessageContaining("has ended");
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void aSessionThatHasTimedOutIsLost() {
        AtomicInteger calls = new AtomicInteger();
        try (AbapPeer system = new AbapPeer((exchange, request) -> {
                    exchange.getResponseHeaders().add("Set-Cookie", "sap-contextid=SID");
                    boolean first = calls.incrementAndGet() == 1;
                    AbapPeer.answer(
                            exchange, first ? 200 : 404, AbapPeer.MESSAGE, first ? AbapPeer.echo("a") : "timed out");
                });
                EngineDestination erp = new EngineDestination(system.url());
                SoapSession session = Clients.client(erp, "session", "cookie").begin()) {
            session.call(Clients.connection());

            assertThat(catchThrowableOfType(RfcException.class, () -> session.call(commit()))
                            .group())
                    .isEqualTo(RfcErrorGroup.REQUEST_CANCELLED);
        }
    }

    @Test
    void twoThreadsCannotCallInOneSession() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (AbapPeer system = new AbapPeer((exchange, request) -> {
                    arrived.countDown();
                    await(goOn);
                    AbapPeer.answer(exchange, 200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                });
                EngineDestination erp = new EngineDestination(system.url());
                SoapSession session = Clients.client(erp).begin()) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> session.call(Clients.connection()));
            arrived.await();

            assertThat(catchThrowableOfType(RfcException.class, () -> session.call(Clients.connection()))
                            .group())
                    .isEqualTo(RfcErrorGroup.CONCURRENT_CALL);
            goOn.countDown();
            first.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Tag("RFC-72")
    @Test
    void cookiesOfTwoPrincipalsNeverMix() {
        AtomicReference<Optional<Principal>> who =
                new AtomicReference<>(Optional.of(new Principal("anna", Optional.empty())));
        AtomicInteger sessions = new AtomicInteger();
        try (AbapPeer system = new AbapPeer((exchange, request) -> {
                    if (request.header("Cookie").isEmpty()) {
                        exchange.getResponseHeaders()
                                .add("Set-Cookie", "SAP_SESSIONID_FLD_100=" + sessions.incrementAndGet());
                        exchange.getResponseHeaders().add("Set-Cookie", "sap-contextid=never");
                    }
                    AbapPeer.answer(exchange, 200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                });
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = Clients.client(erp, who::get);

            client.call(Clients.connection());
            client.call(Clients.connection());
            assertThat(system.last().header("Cookie")).isEqualTo("SAP_SESSIONID_FLD_100=1");

            who.set(Optional.of(new Principal("otto", Optional.empty())));
            client.call(Clients.connection());
            assertThat(system.last().header("Cookie")).isEmpty();
            client.call(Clients.connection());
            assertThat(system.last().header("Cookie")).isEqualTo("SAP_SESSIONID_FLD_100=2");

            who.set(Optional.empty());
            client.call(Clients.connection());
            assertThat(system.last().header("Cookie")).isEmpty();
        }
    }

    @Test
    void aRefusedLogonForgetsTheCookies() {
        AtomicInteger calls = new AtomicInteger();
        try (AbapPeer system = new AbapPeer((exchange, request) -> {
                    boolean refused = calls.incrementAndGet() == 2;
                    exchange.getResponseHeaders().add("Set-Cookie", "SAP_SESSIONID_FLD_100=" + calls);
                    AbapPeer.answer(exchange, refused ? 401 : 200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                });
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = Clients.client(erp);
            client.call(Clients.connection());
            assertThatThrownBy(() -> client.call(Clients.connection())).isInstanceOf(RfcLogonException.class);
            client.call(Clients.connection());

            assertThat(system.seen().get(1).header("Cookie")).isNotEmpty();
            assertThat(system.last().header("Cookie")).isEmpty();
        }
    }
}
