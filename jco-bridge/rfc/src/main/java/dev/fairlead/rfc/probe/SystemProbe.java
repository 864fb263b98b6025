package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.probe.ProbeResult.Outcome;
import dev.fairlead.rfc.profile.SystemProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at a system by all probes of the RFC specification, H.2, one after the other. A refused logon ends it at once: a
 * second attempt could lock the user.
 */
public final class SystemProbe {
    private final ProbedSystem system;
    private final Map<Probe, Look> looks = new EnumMap<>(Probe.class);

    /** A look at the system, of which something is known already. */
    @FunctionalInterface
    private interface Look {
        Finding at(SystemProfile known);
    }

    /** @param settings what only those know who have the system */
    public SystemProbe(ProbedSystem system, ProbeSettings settings) {
        this.system = system;
        ConnectionLooks connection = new ConnectionLooks(system);
        FormLooks forms = new FormLooks(system);
        MetadataLooks metadata = new MetadataLooks(system);
        FaultLooks faults = new FaultLooks(system, settings);
        looks.put(Probe.P1, connection::answers);
        looks.put(Probe.P2, forms::dates);
        looks.put(Probe.P3, forms::tables);
        looks.put(Probe.P4, connection::keepsSession);
        looks.put(Probe.P5, connection::saysWhatItIs);
        looks.put(Probe.P6, metadata::interfaces);
        looks.put(Probe.P7, metadata::types);
        looks.put(Probe.P8, metadata::wsdl);
        looks.put(Probe.P9, faults::failures);
        looks.put(Probe.P10, faults::missing);
        looks.put(Probe.P11, forms::codings);
        looks.put(Probe.P12, new DeepLooks(system, settings)::deep);
    }

    /** @param progress hears of each result as soon as it is there */
    public ProbeReport run(Consumer<ProbeResult> progress) {
        Round round =
                new Round(SystemProfile.of(system.address(), system.clock().instant()));
        List<ProbeResult> results = new ArrayList<>();
        looks.forEach((probe, look) -> {
            Finding finding = round.look(probe, look);
            ProbeResult result = new ProbeResult(probe, finding.outcome(), finding.text());
            results.add(result);
            progress.accept(result);
        });
        boolean answered = results.get(0).outcome() != Outcome.FAILED;
        return new ProbeReport(results, answered ? Optional.of(round.known) : Optional.empty());
    }

    /** One time that all looks are taken: what is known so far, and why no further one makes sense. */
    private static final class Round {
        private SystemProfile known;
        private Optional<String> end = Optional.empty();

        private Round(SystemProfile known) {
            this.known = known;
        }

        private Finding look(Probe probe, Look look) {
            if (end.isPresent()) {
                return Finding.skipped(end.get(), known);
            }
            try {
                Finding finding = look.at(known);
                known = finding.known();
                return finding;
            } catch (RfcException e) {
                if (e.group() == RfcErrorGroup.LOGON_FAILURE) {
                    end = Optional.of("the system has refused the logon");
                } else if (probe == Probe.P1) {
                    end = Optional.of("the system does not answer");
                }
                return Finding.failed(Words.of(e), known);
            }
        }
    }
}
