package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.dictionary.DictionaryFunctions;
import dev.fairlead.rfc.dictionary.SystemInquiry;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a system's failures look like (P9 and P10). */
record FaultLooks(ProbedSystem system, ProbeSettings settings) {
    private static final String NOT_THERE = "Z_FAIRLEAD_IS_NOT_HERE";

    /** What the methods of RFC_RAISE_ERROR are to raise that leave no short dump. */
    private static final Map<String, RfcErrorGroup> EXPECTED = new TreeMap<>(Map.of(
            "0", RfcErrorGroup.SYSTEM_FAILURE,
            "1", RfcErrorGroup.ABAP_EXCEPTION,
            "2", RfcErrorGroup.ABAP_EXCEPTION));

    Finding failures(SystemProfile known) {
        List<String> shapes = new ArrayList<>();
        boolean asAssumed = true;
        for (Map.Entry<String, RfcErrorGroup> method : EXPECTED.entrySet()) {
            Optional<RfcException> failure = failure(ProbeFunctions.error(method.getKey()), known);
            shapes.add(method.getKey() + ": " + shape(failure));
            asAssumed &= is(failure, raised -> raised.group() == method.getValue());
        }
        return Finding.of(asAssumed, String.join("; ", shapes), known);
    }

    Finding missing(SystemProfile known) {
        Optional<RfcException> called = failure(call(NOT_THERE), known);
        Optional<RfcException> described = failure(
                new FunctionData(DictionaryFunctions.RFC_GET_FUNCTION_INTERFACE).set("FUNCNAME", NOT_THERE), known);
        Optional<RfcException> refused = settings.forbidden().flatMap(name -> failure(call(name), known));
        boolean asAssumed = is(called, failure -> failure.group() == RfcErrorGroup.SYSTEM_FAILURE)
                && is(described, failure -> failure.key().equals("FU_NOT_FOUND"))
                && (settings.forbidden().isEmpty() || is(refused, FaultLooks::isMissingRight));
        String text = "not there: " + shape(called) + ", its interface: " + shape(described) + "; not allowed: "
                + (settings.forbidden().isEmpty() ? "not tried" : shape(refused));
        return Finding.of(asAssumed, text, known);
    }

    private static boolean is(Optional<RfcException> failure, Predicate<RfcException> assumed) {
        return failure.filter(assumed).isPresent();
    }

    private static boolean isMissingRight(RfcException failure) {
        return failure.nativeCode().equals(SystemInquiry.NO_AUTHORITY);
    }

    private static String shape(Optional<RfcException> failure) {
        return failure.map(Words::shape).orElse("none");
    }

    private static FunctionData call(String function) {
        return new FunctionData(FunctionDescription.named(function).build());
    }

    /** What the system answers; what is not of the system is thrown. */
    private Optional<RfcException> failure(FunctionData call, SystemProfile known) {
        try {
            system.as(known).call(call);
            return Optional.empty();
        } catch (RfcException e) {
            if (e.group() == RfcErrorGroup.LOGON_FAILURE || e.group() == RfcErrorGroup.COMMUNICATION) {
                throw e;
            }
            return Optional.of(e);
        }
    }
}
