package dev.fairlead.rfc.transport;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.dictionary.SystemInquiry;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataSource;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls the functions of one system over SOAP (RFC specification, part C): each call for itself, in no common ABAP
 * session. One for each destination and tenant; safe for any number of threads.
 */
public final class SoapClient implements RfcChannel {
    private final SoapTarget target;
    private final TransportOptions options;
    private final Exchange exchange;
    private final CookieJars jars;
    private final Supplier<Optional<Principal>> principal;
    private final Clock clock;
    private volatile Optional<RfcSystemInfo> known = Optional.empty();

    /**
     * @param http the way to the system, with the logon
     * @param principal for whom a call of this thread is; empty if that is not known, then no cookie is kept
     * @param clock when cookies expire
     */
    public SoapClient(
            HttpRoute http,
            SoapTarget target,
            TransportOptions options,
            Supplier<Optional<Principal>> principal,
            Clock clock) {
        this.target = target;
        this.options = options;
        this.exchange = new Exchange(http, target, options);
        this.jars = new CookieJars(target.https(), clock);
        this.principal = principal;
        this.clock = clock;
    }

    @Override
    public void call(FunctionData function) {
        exchange.call(function, principal.get().map(jars::of));
    }

    /** None: SOAP-RFC has no transaction ids (RFC specification, C.12). */
    @Override
    public RfcTransactions transactions() {
        throw RfcException.of(RfcFailure.of(
                        RfcErrorGroup.NOT_SUPPORTED,
                        target.destination(),
                        "transaction",
                        "transactional and queued calls cannot be made over SOAP")
                .withHint("Use SAP JCo as transport; or a function that takes the transaction id as a parameter and"
                        + " stores it under a unique key; or IDocs over HTTP"));
    }

    /**
     * Begins calls that shall share an ABAP session. Whether they do shows after the first one, and only a destination
     * with {@code session=cookie} tries.
     */
    @Override
    public SoapSession begin() {
        return new SoapSession(exchange, target, options, CookieJar.ofContext(target.https(), clock));
    }

    /** The descriptions of functions that the system gives in WSDL; empty if {@code wsdl_path} is {@code none}. */
    public Optional<MetadataSource> wsdl() {
        return options.wsdlPath()
                .map(path -> new WsdlSource(
                        path,
                        target.destination(),
                        function -> exchange.describe(
                                path, function, principal.get().map(jars::of))));
    }

    @Override
    public void ping() {
        SystemInquiry.ping(this);
    }

    /** What the system says of itself; asked for once. */
    @Override
    public RfcSystemInfo systemInfo() {
        Optional<RfcSystemInfo> info = known;
        if (info.isEmpty()) {
            info = Optional.of(SystemInquiry.ask(
                    this,
                    new SystemInquiry.LoggedOn(
                            target.client().orElse(""),
                            target.user(),
                            target.userVerified(),
                            target.language().orElse(""))));
            refuseOther(info.get());
            known = info;
        }
        return info.get();
    }

    /** A profile of one system says nothing about another, whatever address they have had in turn. */
    private void refuseOther(RfcSystemInfo system) {
        options.known()
                .map(SystemProfile::systemId)
                .filter(id -> !id.isEmpty() && !id.equals(system.systemId()))
                .ifPresent(id -> {
                    throw RfcException.of(RfcFailure.of(
                                    RfcErrorGroup.CONFIGURATION,
                                    target.destination(),
                                    TransportOptions.PREFIX + "profile",
                                    "is of system " + id + ", and " + system.systemId() + " answers")
                            .withHint("Probe the system again"));
                });
    }
}
