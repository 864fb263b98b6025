package dev.fairlead.rfc.probe;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;

/** Functions that every system has and that change nothing; with the fields that are used, for calls go by name. */
final class ProbeFunctions {
    static final FunctionDescription CONNECTION = FunctionDescription.named("STFC_CONNECTION")
            .imports("REQUTEXT", charOf(255))
            .exports("ECHOTEXT", charOf(255))
            .build();

    private static final RecordType ROW = RecordType.named("RFCTEST")
            .field("RFCTIME", TIME)
            .field("RFCDATE", DATE)
            .build();

    static final FunctionDescription STRUCTURE = FunctionDescription.named("STFC_STRUCTURE")
            .imports("IMPORTSTRUCT", structureOf(ROW))
            .exports("ECHOSTRUCT", structureOf(ROW))
            .tables("RFCTABLE", ROW)
            .build();

    private static final FunctionDescription RAISE_ERROR = FunctionDescription.named("RFC_RAISE_ERROR")
            .imports("METHOD", charOf(4))
            .imports("MESSAGETYPE", charOf(1))
            .raises("RAISE_EXCEPTION")
            .build();

    private static final String DAY = "20250131";
    private static final String TIME_OF_DAY = "235958";

    private ProbeFunctions() {}

    static FunctionData connection(String text) {
        return new FunctionData(CONNECTION).set("REQUTEXT", text);
    }

    /** A structure with a date and a time, which {@link #isEchoed} compares. */
    static FunctionData structure() {
        FunctionData call = new FunctionData(STRUCTURE);
        call.structure("IMPORTSTRUCT").set("RFCDATE", DAY).set("RFCTIME", TIME_OF_DAY);
        return call;
    }

    /** Whether the system has given the structure back as it was. */
    static boolean isEchoed(FunctionData call) {
        return call.structure("ECHOSTRUCT")
                        .getString("RFCDATE")
                        .equals(call.structure("IMPORTSTRUCT").getString("RFCDATE"))
                && call.structure("ECHOSTRUCT")
                        .getString("RFCTIME")
                        .equals(call.structure("IMPORTSTRUCT").getString("RFCTIME"));
    }

    static FunctionData error(String method) {
        return new FunctionData(RAISE_ERROR).set("METHOD", method).set("MESSAGETYPE", "E");
    }
}
