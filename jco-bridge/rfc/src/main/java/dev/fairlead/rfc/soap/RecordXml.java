package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Functions, records and fields as fragments of XML to look at (RFC specification, B.4), in one shape:
 *
 * <pre>{@code
 * <FM><INPUT>..</INPUT><OUTPUT>..</OUTPUT><CHANGING>..</CHANGING><TABLES>..</TABLES></FM>
 * }</pre>
 *
 * Names and values are those of messages, with a table's rows as elements {@code item}. Directions without parameters and
 * parameters that are not active are left out. All fail with a {@link dev.fairlead.rfc.RfcConversionException} if a text
 * has a character that XML cannot carry.
 */
public final class RecordXml {

    private RecordXml() {}

    /** A function with the values of all directions. */
    public static String function(FunctionData function) {
        return text(out -> {
            Tag root = tag(function.name());
            out.markup(root.open());
            for (Direction direction : Direction.values()) {
                if (function.description().parameters(direction).size() > 0) {
                    parameters(out, function, direction);
                }
            }
            out.markup(root.close());
        });
    }

    /** The parameters of one direction. */
    public static String parameters(FunctionData function, Direction direction) {
        return text(out -> parameters(out, function, direction));
    }

    private static void parameters(XmlOutput out, FunctionData function, Direction direction) throws IOException {
        Tag section = Tag.of(section(direction));
        RecordData values = function.values(direction);
        RecordPlan plan = new RecordPlan(values.type());
        out.markup(section.open());
        for (int i = 0; i < plan.size(); i++) {
            if (function.isActive(direction, i)) {
                field(out, plan, i, values);
            }
        }
        out.markup(section.close());
    }

    private static String section(Direction direction) {
        return switch (direction) {
            case IMPORT -> "INPUT";
            case EXPORT -> "OUTPUT";
            case CHANGING -> "CHANGING";
            case TABLES -> "TABLES";
        };
    }

    /** A structure, with its type as the root. */
    public static String record(RecordData record) {
        return text(out -> {
            RecordPlan plan = new RecordPlan(record.type());
            Tag root = tag(record.typeName());
            out.markup(root.open());
            for (int i = 0; i < plan.size(); i++) {
                field(out, plan, i, record);
            }
            out.markup(root.close());
        });
    }

    /** A table, with the type of its rows as the root. */
    public static String table(TableData table) {
        RecordPlan plan = new RecordPlan(table.type());
        new TextCheck(table.typeName()).check(plan, table);
        return text(out -> new ValueWriter(out, DateTimeForm.ISO).table(tag(table.typeName()), plan, table));
    }

    /** A field. */
    public static String field(RecordData record, int index) {
        return text(out -> field(out, new RecordPlan(record.type()), index, record));
    }

    private static void field(XmlOutput out, RecordPlan plan, int index, RecordData record) throws IOException {
        new TextCheck(record.typeName()).check(plan, index, record);
        new ValueWriter(out, DateTimeForm.ISO).field(plan, index, record);
    }

    /** A line that is no structure has a type without a name. */
    private static Tag tag(String name) {
        return Tag.of(name.isEmpty() ? "TABLE" : XmlNames.encode(name));
    }

    @FunctionalInterface
    private interface Fragment {
        void writeTo(XmlOutput out) throws IOException;
    }

    private static String text(Fragment fragment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XmlOutput out = new XmlOutput(bytes);
        try {
            fragment.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
