package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import java.util.EnumMap;
import java.util.Map;

/** Where programs make metadata, functions, structures and tables of their own (RFC specification, B.5). */
public abstract class JCo {
    private static final int FIELDS = 16;

    private JCo() {}

    /** The type of a record, to add fields to. */
    public static JCoRecordMetaData createRecordMetaData(String name) {
        return createRecordMetaData(name, FIELDS);
    }

    /** As {@link #createRecordMetaData(String)}, with room for a number of fields; it may have more. */
    public static JCoRecordMetaData createRecordMetaData(String name, int fields) {
        return new RecordMetaData(name, fields);
    }

    /** A list of parameters, to add them to. */
    public static JCoListMetaData createListMetaData(String name) {
        return createListMetaData(name, FIELDS);
    }

    /** As {@link #createListMetaData(String)}, with room for a number of parameters; it may have more. */
    public static JCoListMetaData createListMetaData(String name, int parameters) {
        return new ListMetaData(name, parameters);
    }

    /** As the long form, for a function without ASXML. */
    public static JCoFunctionTemplate createFunctionTemplate(
            String name,
            JCoListMetaData imports,
            JCoListMetaData exports,
            JCoListMetaData changing,
            JCoListMetaData tables,
            AbapException[] exceptions) {
        return createFunctionTemplate(name, imports, exports, changing, tables, exceptions, false);
    }

    /**
     * The interface of a function, with which it can be called in any system that has it.
     *
     * @param imports locked; null for none, as the other lists
     * @param exceptions what it declares; null for nothing
     * @param supportsAsXml what {@link JCoFunctionTemplate#supportsASXML} says; calls are the same
     * @throws IllegalArgumentException if a list is not locked, a parameter's flags contradict its list, or two parameters
     *     have one name
     */
    public static JCoFunctionTemplate createFunctionTemplate(
            String name,
            JCoListMetaData imports,
            JCoListMetaData exports,
            JCoListMetaData changing,
            JCoListMetaData tables,
            AbapException[] exceptions,
            boolean supportsAsXml) {
        Map<Direction, ListMetaData> lists = new EnumMap<>(Direction.class);
        put(lists, Direction.IMPORT, imports);
        put(lists, Direction.EXPORT, exports);
        put(lists, Direction.CHANGING, changing);
        put(lists, Direction.TABLES, tables);
        return FunctionTemplate.of(name, lists, exceptions == null ? new AbapException[0] : exceptions, supportsAsXml);
    }

    private static void put(Map<Direction, ListMetaData> lists, Direction direction, JCoListMetaData list) {
        if (list != null) {
            lists.put(direction, ListMetaData.locked(list));
        }
    }

    /**
     * A structure with initial values.
     *
     * @throws IllegalArgumentException if the metadata are not locked
     */
    public static JCoStructure createStructure(JCoRecordMetaData metaData) {
        RecordMetaData type = RecordMetaData.locked(metaData);
        return new StructureView(new RecordData(type.type()), () -> type);
    }

    /**
     * A structure with the values of a table's row. It is no part of the table.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public static JCoStructure createStructure(JCoTable table, int row) {
        TableView view = TableView.of(table);
        return new StructureView(view.table().row(row).copy(), view::getRecordMetaData);
    }

    /**
     * A table without rows.
     *
     * @throws IllegalArgumentException if the metadata are not locked
     */
    public static JCoTable createTable(JCoRecordMetaData metaData) {
        RecordMetaData type = RecordMetaData.locked(metaData);
        return new TableView(new TableData(type.type()), () -> type);
    }
}
