package dev.fairlead.rfc.unit;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;

/** The functions that end a unit of work; every ABAP system has them. */
public final class CommitFunctions {

    /** A message as functions return it. */
    public static final RecordType BAPIRET2 = RecordType.named("BAPIRET2")
            .field("TYPE", charOf(1))
            .field("ID", charOf(20))
            .field("NUMBER", numOf(3))
            .field("MESSAGE", charOf(220))
            .field("LOG_NO", charOf(20))
            .field("LOG_MSG_NO", numOf(6))
            .field("MESSAGE_V1", charOf(50))
            .field("MESSAGE_V2", charOf(50))
            .field("MESSAGE_V3", charOf(50))
            .field("MESSAGE_V4", charOf(50))
            .field("PARAMETER", charOf(32))
            .field("ROW", INT)
            .field("FIELD", charOf(30))
            .field("SYSTEM", charOf(10))
            .build();

    /** Has the registered updates done. */
    public static final FunctionDescription BAPI_TRANSACTION_COMMIT = FunctionDescription.named(
                    "BAPI_TRANSACTION_COMMIT")
            .optional("WAIT", charOf(1))
            .exports("RETURN", structureOf(BAPIRET2))
            .build();

    /** Discards the registered updates. */
    public static final FunctionDescription BAPI_TRANSACTION_ROLLBACK = FunctionDescription.named(
                    "BAPI_TRANSACTION_ROLLBACK")
            .exports("RETURN", structureOf(BAPIRET2))
            .build();

    private CommitFunctions() {}

    /** Whether the function is one of those that end a unit of work. */
    public static boolean endsUnit(String function) {
        return function.equals(BAPI_TRANSACTION_COMMIT.name()) || function.equals(BAPI_TRANSACTION_ROLLBACK.name());
    }
}
