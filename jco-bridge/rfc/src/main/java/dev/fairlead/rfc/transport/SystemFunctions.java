package dev.fairlead.rfc.transport;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;

/** Functions that every system has, and of them the parameters and fields that are used here: calls go by name. */
final class SystemFunctions {

    private static final RecordType DATE_AND_TIME = RecordType.named("RFCTEST")
            .field("RFCTIME", TIME)
            .field("RFCDATE", DATE)
            .build();

    /** Gives a structure back as the system has understood it. */
    static final FunctionDescription ECHO = FunctionDescription.named("STFC_STRUCTURE")
            .imports("IMPORTSTRUCT", structureOf(DATE_AND_TIME))
            .exports("ECHOSTRUCT", structureOf(DATE_AND_TIME))
            .build();

    private SystemFunctions() {}
}
