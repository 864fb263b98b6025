package dev.fairlead.emulator.standard;

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
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.emulator.table.AbapTable;
import dev.fairlead.emulator.table.AbapTables;
import dev.fairlead.emulator.table.TableDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.List;
import java.util.Map;

/** The tables that come with the standard modules (RFC specification, E.9). */
final class Fixtures {
    static final String ORDERS = "ZFL_ORDER";
    private static final String CLIENT = "100";

    private Fixtures() {}

    static void addTo(AbapTables tables, Dictionary dictionary) {
        clients(tables);
        companyCodes(tables);
        tables.create(TableDescription.named("USR02")
                .perClient()
                .key("BNAME", charOf(12), "User")
                .column("USTYP", charOf(1), "User Type")
                .unreadable()
                .build());
        dictionary.add(RecordType.named("SYST")
                .field("SUBRC", INT, "Return code")
                .field("MANDT", charOf(3), "Client")
                .field("UNAME", charOf(12), "User")
                .field("DATUM", DATE, "Date")
                .field("UZEIT", TIME, "Time")
                .build());
        wide(tables);
        types(tables);
        tables.create(TableDescription.named(ORDERS)
                .perClient()
                .key("ORDER_ID", charOf(10), "Order")
                .column("CUSTOMER", charOf(40), "Customer")
                .column("ORDER_DATE", DATE, "Date of the order")
                .column("CURRENCY", charOf(5), "Currency")
                .column("ITEMS", INT, "Number of items")
                .column("TOTAL", bcdOf(8, 2), "Sum of the items")
                .column("CREATED_BY", charOf(12), "Created by")
                .build());
        tables.all().forEach(table -> dictionary.add(table.description().type()));
    }

    private static void clients(AbapTables tables) {
        AbapTable clients = tables.create(TableDescription.named("T000")
                .key("CLIENT", charOf(3), "Client")
                .column("MTEXT", charOf(25), "Name of the client")
                .build());
        clients.insert("", Map.of("CLIENT", "000", "MTEXT", "Delivered by the maker"));
        clients.insert("", Map.of("CLIENT", "100", "MTEXT", "Harbour"));
        clients.insert("", Map.of("CLIENT", "200", "MTEXT", "Empty"));
    }

    private static void companyCodes(AbapTables tables) {
        AbapTable codes = tables.create(TableDescription.named("T001")
                .perClient()
                .key("BUKRS", charOf(4), "Company Code")
                .column("BUTXT", charOf(25), "Company Name")
                .column("ORT01", charOf(25), "City")
                .column("LAND1", charOf(3), "Country")
                .column("WAERS", charOf(5), "Currency")
                .column("SPRAS", charOf(1), "Language")
                .build());
        company(codes, "1000", "Harbour Supplies GmbH", "Hamburg", "DE", "EUR", "D");
        company(codes, "1010", "Northern Ropes GmbH", "Kiel", "DE", "EUR", "D");
        company(codes, "2000", "Channel Charts Ltd", "Dover", "GB", "GBP", "E");
        company(codes, "3000", "Pilot Gear Inc", "Boston", "US", "USD", "E");
    }

    private static void company(
            AbapTable codes, String code, String name, String city, String country, String currency, String language) {
        codes.insert(
                CLIENT,
                Map.of(
                        "BUKRS", code, "BUTXT", name, "ORT01", city, "LAND1", country, "WAERS", currency, "SPRAS",
                        language));
    }

    private static void wide(AbapTables tables) {
        tables.create(TableDescription.named("ZFL_WIDE")
                        .key("ID", charOf(4), "Number")
                        .column("TEXT", charOf(596), "Long text")
                        .build())
                .insert("", Map.of("ID", "0001", "TEXT", "wide ".repeat(119)));
    }

    /** The smallest, the largest, the initial, and a value in between with a sign, of each type. */
    private static void types(AbapTables tables) {
        AbapTable types = tables.create(TableDescription.named("ZFL_TYPES")
                .key("ID", charOf(10), "Which values")
                .column("CHAR5", charOf(5), "Characters")
                .column("NUM6", numOf(6), "Digits")
                .column("DATE", DATE, "Date")
                .column("TIME", TIME, "Time")
                .column("BYTE4", byteOf(4), "Bytes")
                .column("INT1", INT1, "Whole number of 1 byte")
                .column("INT2", INT2, "Whole number of 2 bytes")
                .column("INT4", INT, "Whole number of 4 bytes")
                .column("INT8", INT8, "Whole number of 8 bytes")
                .column("BCD", bcdOf(8, 2), "Packed number")
                .column("FLOAT", FLOAT, "Binary number")
                .column("DECF16", DECF16, "Decimal number of 16 digits")
                .column("DECF34", DECF34, "Decimal number of 34 digits")
                .column("STRING", STRING, "Text of any length")
                .build());
        types.insert("", Map.of("ID", "INITIAL"));
        insert(
                types,
                "LOWEST",
                " ",
                "0",
                "00010101",
                "000000",
                "00000000",
                0,
                Short.MIN_VALUE,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                "-9999999999999.99",
                -1.0E300,
                "-9.999E+384",
                "-9.999E+6144",
                " ");
        insert(
                types,
                "HIGHEST",
                "ZZZZZ",
                "999999",
                "99991231",
                "235959",
                "FFFFFFFF",
                255,
                Short.MAX_VALUE,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                "9999999999999.99",
                1.0E300,
                "9.999E+384",
                "9.999E+6144",
                "~");
        insert(
                types,
                "NEGATIVE",
                "a b c",
                "000042",
                "20250131",
                "101500",
                "F1F20000",
                1,
                -42,
                -42,
                -42L,
                "-42.50",
                -42.5,
                "-42.5",
                "-42.5",
                "text");
    }

    private static void insert(AbapTable types, Object... values) {
        List<String> names = List.of(
                "ID", "CHAR5", "NUM6", "DATE", "TIME", "BYTE4", "INT1", "INT2", "INT4", "INT8", "BCD", "FLOAT",
                "DECF16", "DECF34", "STRING");
        types.insert("", row -> {
            for (int i = 0; i < values.length; i++) {
                row.set(names.get(i), values[i]);
            }
        });
    }
}
