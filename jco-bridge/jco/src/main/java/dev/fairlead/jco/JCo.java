package dev.fairlead.jco;

import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.DestinationProviders;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where programs make metadata, functions, structures and tables of their own (RFC specification, B.5), and what there is
 * for all destinations of this class loader.
 */
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

    /** A repository without metadata and without a destination. */
    public static JCoCustomRepository createCustomRepository(String name) {
        return new CustomRepository(name);
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
        RecordMetaData type = view.getRecordMetaData();
        return new StructureView(view.table().row(row).copy(), () -> type);
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

    /** The version of the programming model that this is compatible with, and whose it is. */
    public static String getVersion() {
        return Version.VALUE;
    }

    /** Sums up the calls of destinations that it is attached to, {@link JCoDestination#setThroughput}. */
    public static JCoThroughput createThroughput() {
        return new Throughput();
    }

    /**
     * Tells the log {@code fairlead.jco} and the listeners what calls do; never values of parameters.
     *
     * <p>In a server it counts for all applications.
     *
     * @param level 0 for nothing, 1 for failures, 4 for all calls; more, up to 10, tells no more
     * @param path kept for {@link #getTracePath}; no file is written. May be null
     */
    public static void setTrace(int level, String path) {
        Trace.set(level, path);
    }

    /** What {@link #setTrace} set, 0 to 10. */
    public static int getTraceLevel() {
        return Trace.choice().level();
    }

    /** What {@link #setTrace} set; empty if it set none. */
    public static String getTracePath() {
        return Trace.choice().path();
    }

    /**
     * Tells a listener as well.
     *
     * @throws IllegalStateException in a server: the listener would hear of all applications' calls
     */
    public static void addTraceListener(JCoTraceListener listener) {
        DestinationProviders.requireOwn("A JCoTraceListener");
        Trace.add(listener);
    }

    /** Tells a listener no more. */
    public static void removeTraceListener(JCoTraceListener listener) {
        Trace.remove(listener);
    }

    /** What {@link #setProperty} set, or else the JVM's property; null if there is neither. */
    public static String getProperty(String key) {
        return Settings.get(key);
    }

    /**
     * Sets a property for this class loader. One has an effect: {@code jco.destinations.dir}, where destinations are files.
     *
     * @param value null for the JVM's again
     */
    public static void setProperty(String key, String value) {
        Settings.set(key, value);
    }

    /** Ids of the destinations that programs of this class loader hold; their data are valid. */
    public static List<String> getDestinationIDs() {
        return KnownDestinations.all().stream()
                .map(DestinationAccess::id)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the connections of such a destination do; null if there is none of that id. */
    public static JCoDestinationMonitor getDestinationMonitor(String destinationID) {
        return KnownDestinations.find(destinationID)
                .map(access -> new DestinationMonitor(access, access.id()))
                .orElse(null);
    }

    /** Ids of the repositories of these destinations: each is that of the destination which is asked for its contents. */
    public static List<String> getRepositoryIDs() {
        return KnownDestinations.all().stream()
                .map(access -> access.repositoryAccess().id())
                .distinct()
                .sorted()
                .toList();
    }

    /** Such a repository; null if there is none of that id. */
    public static JCoRepository getRepository(String repositoryID) {
        return KnownDestinations.all().stream()
                .filter(access -> access.repositoryAccess().id().equals(repositoryID))
                .findFirst()
                .map(access -> new SystemRepository(access, access.repository()))
                .orElse(null);
    }
}
