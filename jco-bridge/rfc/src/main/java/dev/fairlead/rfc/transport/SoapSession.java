package dev.fairlead.rfc.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.rfc.RfcCommunicationException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls that shall share an ABAP session (RFC specification, C.10). Systems are not known to keep one for this service
 * unless the first answer brings the cookie that names it; without it each call stands alone, and to commit would commit
 * nothing. For one thread at a time.
 */
public final class SoapSession implements RfcSession {

    private static final System.Logger LOG = System.getLogger("fairlead.rfc.luw");
    private static final Set<String> NEED_SESSION = Set.of("BAPI_TRANSACTION_COMMIT", "BAPI_TRANSACTION_ROLLBACK");
    private static final Set<String> GONE = Set.of("400", "404", "410");

    private final Exchange exchange;
    private final SoapTarget target;
    private final TransportOptions options;
    private final CookieJar cookies;
    private final AtomicBoolean busy = new AtomicBoolean();
    private boolean stateful;
    private boolean ended;

    SoapSession(Exchange exchange, SoapTarget target, TransportOptions options, CookieJar cookies) {
        this.exchange = exchange;
        this.target = target;
        this.options = options;
        this.cookies = cookies;
        this.stateful = options.triesSession();
    }

    /** Whether the calls share a session, as far as it is known: before the first answer, whether it is tried. */
    @Override
    public boolean isStateful() {
        return stateful;
    }

    /**
     * Calls a function.
     *
     * @throws dev.fairlead.rfc.RfcUnsupportedException if it commits or rolls back and the calls do not share a session
     * @throws RfcException of group {@link RfcErrorGroup#REQUEST_CANCELLED} if the session has ended: what was done in it is
     *     lost, or its outcome unknown; of group {@link RfcErrorGroup#CONCURRENT_CALL} if another thread's call goes on
     */
    @Override
    public void call(FunctionData function) {
        if (!busy.compareAndSet(false, true)) {
            throw failure(RfcErrorGroup.CONCURRENT_CALL, function, "another call of the same session goes on");
        }
        try {
            callAlone(function);
        } finally {
            busy.set(false);
        }
    }

    private void callAlone(FunctionData function) {
        if (ended) {
            throw failure(RfcErrorGroup.ILLEGAL_STATE, function, "the session has ended");
        }
        if (!stateful && NEED_SESSION.contains(function.name())) {
            refuse(function);
        }
        Optional<String> before = cookies.value(CookieJar.CONTEXT);
        try {
            exchange.call(function, Optional.of(cookies));
        } catch (RfcCommunicationException e) {
            throw before.isPresent() && GONE.contains(e.nativeCode()) ? lost(function, e) : e;
        }
        Optional<String> after = cookies.value(CookieJar.CONTEXT);
        if (before.isPresent() && !before.equals(after)) {
            throw lost(function, null);
        }
        if (stateful && after.isEmpty()) {
            stateful = false;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: the system keeps no session for calls over SOAP; each call stands alone",
                    target.destination());
        }
    }

    private void refuse(FunctionData function) {
        if (options.lenientUnitOfWork()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: {1} is called in a session of its own, and ends nothing of what was called before",
                    target.destination(),
                    function.name());
            return;
        }
        throw RfcException.of(RfcFailure.of(
                        RfcErrorGroup.NOT_SUPPORTED,
                        target.destination(),
                        function.name(),
                        "the calls before were made in other sessions, there is nothing that it could end")
                .withHint("Use SAP JCo as transport; or one function that calls and commits; or "
                        + TransportOptions.PREFIX + "luw=lenient to call it all the same"));
    }

    private RfcException lost(FunctionData function, RfcException cause) {
        stateful = false;
        ended = true;
        cookies.clear();
        return RfcException.of(
                RfcFailure.of(
                                RfcErrorGroup.REQUEST_CANCELLED,
                                target.destination(),
                                function.name(),
                                "the system has ended the session, with all that was not committed in it")
                        .withOutcomeUnknown(),
                cause);
    }

    private RfcException failure(RfcErrorGroup group, FunctionData function, String found) {
        return RfcException.of(RfcFailure.of(group, target.destination(), function.name(), found));
    }

    /** Ends the session at the system; what was not committed is lost. Never fails. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        if (cookies.value(CookieJar.CONTEXT).isPresent()) {
            try {
                exchange.endSession(cookies);
            } catch (DestinationException e) {
                LOG.log(System.Logger.Level.DEBUG, "The system ends the session by itself", e);
            }
        }
        cookies.clear();
    }
}
