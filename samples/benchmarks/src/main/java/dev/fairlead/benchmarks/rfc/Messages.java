package dev.fairlead.benchmarks.rfc;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The answer that all read: ten scalars in a structure, and a table of as many rows as wanted. */
final class Messages {
    static final String NAMESPACE = "urn:sap-com:document:sap:rfc:functions";
    static final String NAME = "Z_MATERIALS";
    static final String RESPONSE = NAME + ".Response";

    private static final RecordType MATERIAL = RecordType.named("ZMATERIAL")
            .field("MATNR", charOf(18))
            .field("WERKS", charOf(4))
            .field("MAKTX", charOf(40))
            .field("MENGE", bcdOf(7, 3))
            .field("MEINS", charOf(3))
            .field("BUDAT", DATE)
            .field("CPUTM", TIME)
            .field("ZAEHL", INT)
            .field("LIFNR", numOf(10))
            .field("FLAG", charOf(1))
            .build();

    static final FunctionDescription FUNCTION = FunctionDescription.named(NAME)
            .exports("HEAD", structureOf(MATERIAL))
            .tables("ROWS", MATERIAL)
            .build();

    private Messages() {}

    static byte[] response(int rows) throws IOException {
        FunctionData function = new FunctionData(FUNCTION);
        fill(function.structure("HEAD"), 4711);
        for (int i = 0; i < rows; i++) {
            fill(function.table("ROWS").addRow(), i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SoapCodec(Limits.DEFAULT, false)
                .response(function, DateTimeForm.ISO)
                .writeTo(out);
        return out.toByteArray();
    }

    private static void fill(RecordData row, int number) {
        row.set("MATNR", "MAT" + number);
        row.set("WERKS", "1000");
        row.set("MAKTX", "Sch\u00e4kel & Tau " + number);
        row.set("MENGE", number + ".500");
        row.set("MEINS", "ST");
        row.set("BUDAT", "20250131");
        row.set("CPUTM", "101500");
        row.set("ZAEHL", number);
        row.set("LIFNR", "4711");
    }
}
