package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.connector.rfc.metrics.CallsUnderWay;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.probe.ProbedSystem;
import dev.fairlead.rfc.transport.HttpRoute;
import dev.fairlead.rfc.transport.Languages;
import dev.fairlead.rfc.transport.Principal;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.rfc.transport.TransportOptions.Session;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls of a system over SOAP.
 *
 * @param engine sends the requests
 * @param way where they go
 * @param other who logs on instead of whom the destination names; empty for nobody
 * @param caller for whom
 * @param underWay calls whose requests carry a trace
 */
record SoapAccess(
        DestinationEngine engine,
        RfcConfiguration destination,
        TransportOptions options,
        SystemWay way,
        Optional<RfcLogon.ConfiguredUser> other,
        CallerOfThread caller,
        CallsUnderWay underWay,
        Clock clock) {

    SystemAccess open() {
        SoapClient callers = other.map(this::itself).orElseGet(this::callers);
        SoapClient inquirer =
                destination.settings().repository().user().map(this::itself).orElse(callers);
        return new SystemAccess(
                "soap",
                callers,
                new DictionarySource(inquirer),
                inquirer.wsdl(),
                options.session() == Session.COOKIE,
                () -> engine.idleConnections(way.lookup()));
    }

    /** The system as probes see it. */
    ProbedSystem probed() {
        return new ProbedSystem(
                this::send,
                target(user(), way.password()),
                options,
                KnownSystems.address(way.http().url(), options),
                clock);
    }

    private SoapClient callers() {
        return client(this::send, user(), way.password(), caller::principal);
    }

    private DestinationResponse send(DestinationRequest request) {
        return engine.send(way.lookup(), caller.get(), request);
    }

    private String user() {
        return destination.logon() instanceof RfcLogon.ConfiguredUser configured ? configured.user() : "";
    }

    /**
     * Sends requests as a user by itself, on behalf of nobody: the one that asks for interfaces of functions (RFC
     * specification, D.4), or the one that a program logs on.
     */
    private SoapClient itself(RfcLogon.ConfiguredUser user) {
        Principal itself = new Principal("", Optional.empty());
        return client(
                request -> engine.sendAs(way.lookup(), user.authentication(), request),
                user.user(),
                true,
                () -> itself);
    }

    private SoapClient client(HttpRoute route, String user, boolean password, Supplier<Principal> principal) {
        return new SoapClient(
                underWay.observed(route), target(user, password), options, () -> Optional.of(principal.get()), clock);
    }

    /** @param user as the destination names it; empty if the system finds out who it is by other means */
    private SoapTarget target(String user, boolean password) {
        RfcSettings settings = destination.settings();
        return new SoapTarget(
                destination.name(),
                destination.target().client(),
                settings.language().map(Languages::forLogon),
                user,
                !user.isEmpty(),
                password,
                way.secure(),
                way.tunnel(),
                settings.wideArea(),
                settings.trace());
    }
}
