package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.rfc.metrics.CallsUnderWay;
import dev.fairlead.connector.rfc.metrics.SystemMeter;
import dev.fairlead.connector.rfc.metrics.Telemetries;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.rfc.probe.ProbedSystem;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.transport.CallTrace;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.rfc.transport.TransportOptions.Transport;
import dev.fairlead.source.DestinationLookup;
import java.time.Clock;
import java.util.Optional;

/** Starts systems as their destinations say, each over the transport that it is called by. */
final class SystemStarts implements AutoCloseable {
    private final DestinationEngine engine;
    private final SystemDescriptions descriptions;
    private final NamedFiles files;
    private final EmulatedSystems emulated = new EmulatedSystems();
    private final GivenWarnings warnings = new GivenWarnings();
    private final SapJcoAccess sapJco;
    private final Telemetries telemetries;
    private final Clock clock;

    /**
     * @param sapJco closed with these
     * @param telemetries hear of the calls
     */
    SystemStarts(
            DestinationEngine engine,
            SystemDescriptions descriptions,
            FunctionConfiguration offers,
            SapJcoAccess sapJco,
            Telemetries telemetries,
            Clock clock) {
        this.engine = engine;
        this.descriptions = descriptions;
        this.files = new NamedFiles(offers.files());
        this.sapJco = sapJco;
        this.telemetries = telemetries;
        this.clock = clock;
    }

    /**
     * A system that is called from now on.
     *
     * @throws DestinationException if the destination is none for RFC
     */
    RfcSystem start(DestinationLookup lookup, DestinationInfo info, ProgramLogon logon) {
        RfcConfiguration own = descriptions.configuration(lookup);
        RfcConfiguration called = logon.of(own);
        TransportOptions options = options(lookup, called);
        CallerOfThread caller = new CallerOfThread(info.userBound());
        CallsUnderWay underWay = new CallsUnderWay();
        SystemAccess access = options.transport() == Transport.EMULATOR
                ? emulated.open(lookup, own, called, caller)
                : access(lookup, called, options, logon.user(own), caller, underWay);
        SystemMeter meter = new SystemMeter(
                lookup.application(),
                new CalledSystem(lookup.tenant(), lookup.name(), access.transport()),
                telemetries,
                underWay,
                access.tracesItself() ? Optional.empty() : Optional.of(trace(called, options)));
        return new RfcSystem(called, options, caller, access, meter, warnings.of(lookup), files, clock);
    }

    private static CallTrace trace(RfcConfiguration destination, TransportOptions options) {
        return new CallTrace(
                destination.name(), options.mask(), destination.settings().trace());
    }

    private TransportOptions options(DestinationLookup lookup, RfcConfiguration destination) {
        TransportOptions options = SoapAddress.options(destination);
        return options.profile().isEmpty()
                ? options
                : new KnownSystems(files).of(destination, options, descriptions.way(lookup, destination));
    }

    /** @param other who logs on instead of whom the destination names */
    private SystemAccess access(
            DestinationLookup lookup,
            RfcConfiguration destination,
            TransportOptions options,
            Optional<RfcLogon.ConfiguredUser> other,
            CallerOfThread caller,
            CallsUnderWay underWay) {
        return new TransportChoice(sapJco)
                .sapJco(destination, options)
                .map(jco -> sapJco.open(jco, lookup, destination, options))
                .orElseGet(() -> new SoapAccess(
                                engine,
                                destination,
                                options,
                                descriptions.way(lookup, destination),
                                other,
                                caller,
                                underWay,
                                clock)
                        .open());
    }

    /**
     * A system as probes see it.
     *
     * @throws DestinationException if the destination is none for RFC, or not called over SOAP
     */
    ProbedSystem probed(DestinationLookup lookup) {
        RfcConfiguration destination = descriptions.configuration(lookup);
        TransportOptions options = SoapAddress.options(destination);
        if (options.transport() == Transport.EMULATOR || TransportChoice.isAskedFor(options)) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            lookup.name(),
                            TransportOptions.PREFIX + "transport",
                            "is not soap, and only calls over SOAP differ by system")
                    .withHint("Probe a destination with transport=soap"));
        }
        SystemWay way = descriptions.way(lookup, destination);
        return new SoapAccess(
                        engine,
                        destination,
                        options,
                        way,
                        Optional.empty(),
                        new CallerOfThread(false),
                        new CallsUnderWay(),
                        clock)
                .probed();
    }

    /** Takes back what SAP JCo was told. */
    @Override
    public void close() {
        sapJco.close();
    }
}
