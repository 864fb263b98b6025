package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.emulator.dictionary.StandardTypes;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.query.Condition;
import dev.fairlead.emulator.query.ConditionException;
import dev.fairlead.emulator.table.AbapTable;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads rows of any table as text (RFC specification, E.8). */
final class ReadTableModule {
    private static final int WIDEST_ROW = 512;
    private static final int OPTION_LENGTH = 72;

    private final Dictionary dictionary;

    ReadTableModule(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("RFC_READ_TABLE")
                        .imports("QUERY_TABLE", charOf(30))
                        .optional("DELIMITER", charOf(1), "SPACE")
                        .optional("NO_DATA", charOf(1), "SPACE")
                        .optional("ROWSKIPS", INT, "0")
                        .optional("ROWCOUNT", INT, "0")
                        .tables("OPTIONS", StandardTypes.RFC_DB_OPT)
                        .tables("FIELDS", StandardTypes.RFC_DB_FLD)
                        .tables("DATA", StandardTypes.TAB512)
                        .raises("TABLE_NOT_AVAILABLE")
                        .raises("TABLE_WITHOUT_DATA")
                        .raises("OPTION_NOT_VALID")
                        .raises("FIELD_NOT_VALID")
                        .raises("NOT_AUTHORIZED")
                        .raises("DATA_BUFFER_EXCEEDED")
                        .build(),
                this::read);
    }

    private void read(AbapContext context, RfcFunction function) throws AbapRaise {
        RfcRecord imports = function.imports();
        AbapTable table = table(context, imports.getString("QUERY_TABLE"));
        RecordType type = table.description().type();
        String delimiter = imports.getString("DELIMITER");
        List<Cell> cells = cells(context, function.table("FIELDS"), type, delimiter.length());
        Predicate<RecordData> condition = condition(context, function.table("OPTIONS"), type);
        describe(cells, function.table("FIELDS"));
        RfcTable data = function.table("DATA");
        data.clear();
        if (!imports.getString("NO_DATA").isEmpty()) {
            return;
        }
        if (width(cells) > WIDEST_ROW) {
            throw context.raise("DATA_BUFFER_EXCEEDED");
        }
        Stream<RecordData> rows =
                table.rows(context.client()).stream().filter(condition).skip(Math.max(0, imports.getInt("ROWSKIPS")));
        int count = imports.getInt("ROWCOUNT");
        (count > 0 ? rows.limit(count) : rows).forEach(row -> data.addRow().set("WA", line(row, cells, delimiter)));
    }

    private AbapTable table(AbapContext context, String name) throws AbapRaise {
        AbapTable table = context.tables().find(name).orElse(null);
        if (table == null) {
            throw dictionary.structure(name).isPresent()
                    ? context.raise("TABLE_WITHOUT_DATA")
                    : context.raise("TABLE_NOT_AVAILABLE", "DA", 'E', "131", name);
        }
        if (!table.description().readable()) {
            throw context.raise("NOT_AUTHORIZED");
        }
        return table;
    }

    /** The columns that were asked for, or all of them, each where it stands in a row. */
    private static List<Cell> cells(AbapContext context, RfcTable fields, RecordType type, int delimiter)
            throws AbapRaise {
        List<Cell> cells = new ArrayList<>();
        int offset = 0;
        int count = fields.isEmpty() ? type.size() : fields.size();
        for (int i = 0; i < count; i++) {
            int column = fields.isEmpty() ? i : type.indexOf(fields.row(i).getString("FIELDNAME"));
            if (column < 0 || !Cell.isPossible(type.field(column))) {
                throw context.raise("FIELD_NOT_VALID");
            }
            Cell cell = new Cell(column, type.field(column), offset);
            cells.add(cell);
            offset += cell.width() + delimiter;
        }
        return cells;
    }

    /** Lines follow each other without a separator, each filled up with blanks. */
    private static Predicate<RecordData> condition(AbapContext context, RfcTable options, RecordType type)
            throws AbapRaise {
        StringBuilder text = new StringBuilder();
        for (RfcRecord option : options) {
            String line = option.getString("TEXT");
            text.append(line).append(" ".repeat(OPTION_LENGTH - line.length()));
        }
        try {
            return Condition.parse(text.toString(), type);
        } catch (ConditionException e) {
            throw context.raise("OPTION_NOT_VALID", "FL", 'E', "004", e.getMessage());
        }
    }

    private static void describe(List<Cell> cells, RfcTable fields) {
        fields.clear();
        for (Cell cell : cells) {
            fields.addRow()
                    .set("FIELDNAME", cell.column().name())
                    .set("OFFSET", cell.offset())
                    .set("LENGTH", cell.width())
                    .set("TYPE", cell.column().type().abapType().letter())
                    .set("FIELDTEXT", cell.column().description());
        }
    }

    private static int width(List<Cell> cells) {
        Cell last = cells.get(cells.size() - 1);
        return last.offset() + last.width();
    }

    private static String line(RecordData row, List<Cell> cells, String delimiter) {
        StringBuilder line = new StringBuilder();
        for (Cell cell : cells) {
            if (cell.offset() > 0) {
                line.append(delimiter);
            }
            line.append(cell.text(row));
        }
        return line.toString().stripTrailing();
    }
}
