package dev.fairlead.rfc.record;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.DECF16;
import static dev.fairlead.rfc.metadata.FieldType.DECF34;
import static dev.fairlead.rfc.metadata.FieldType.FLOAT;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.INT1;
import static dev.fairlead.rfc.metadata.FieldType.INT2;
import static dev.fairlead.rfc.metadata.FieldType.INT8;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.XSTRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;

import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;

/** Types that tests of records share. */
final class Samples {

    static final RecordType POINT =
            RecordType.named("ZPOINT").field("X", INT).field("Y", INT).build();

    /** One field of every type that has a value, named as its type. */
    static final RecordType ALL = RecordType.named("ZALL")
            .field("CHAR", charOf(10))
            .field("NUM", numOf(10))
            .field("STRING", STRING)
            .field("INT1", INT1)
            .field("INT2", INT2)
            .field("INT", INT)
            .field("INT8", INT8)
            .field("BCD", bcdOf(8, 2))
            .field("FLOAT", FLOAT)
            .field("DECF16", DECF16)
            .field("DECF34", DECF34)
            .field("DATE", DATE)
            .field("TIME", TIME)
            .field("BYTE", byteOf(4))
            .field("XSTRING", XSTRING)
            .field("UTCLONG", FieldType.UTCLONG)
            .field("STRUCTURE", structureOf(POINT))
            .field("TABLE", tableOf(POINT))
            .build();

    private Samples() {}

    static RecordData all() {
        return new RecordData(ALL);
    }

    /** A record with one field {@code F}. */
    static RecordData one(FieldType type) {
        return new RecordData(RecordType.named("ZONE").field("F", type).build());
    }
}
