package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunctionTemplate;
import dev.fairlead.jco.JCoListMetaData;
import dev.fairlead.jco.JCoMetaData;
import java.io.PrintStream;

/** Walks through the interface of a function, down to the fields of its structures and tables. */
public final class MetadataWalker {

    private MetadataWalker() {}

    /** Prints parameters with their types, and exceptions. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);
        JCoFunctionTemplate template = destination.getRepository().getFunctionTemplate("RFC_READ_TABLE");

        out.println(template.getName());
        parameters("import", template.getImportParameterList(), out);
        parameters("export", template.getExportParameterList(), out);
        parameters("tables", template.getTableParameterList(), out);
        for (Exception exception : template.getExceptionList()) {
            out.println("raises " + ((JCoException) exception).getKey());
        }
    }

    private static void parameters(String kind, JCoListMetaData list, PrintStream out) {
        if (list == null) {
            out.println("no " + kind);
            return;
        }
        for (int i = 0; i < list.getFieldCount(); i++) {
            String optional = list.isOptional(i) ? ", optional" : "";
            out.println(kind + " " + describe(list, i) + optional);
            if (list.isTable(i) || list.isStructure(i)) {
                fields(list.getRecordMetaData(i), "  ", out);
            }
        }
    }

    private static void fields(JCoMetaData record, String indentation, PrintStream out) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            out.println(indentation + describe(record, i));
            if (record.isTable(i) || record.isStructure(i)) {
                fields(record.getRecordMetaData(i), indentation + "  ", out);
            }
        }
    }

    private static String describe(JCoMetaData list, int index) {
        return list.getName(index) + " " + list.getTypeAsString(index) + "(" + list.getLength(index) + ")";
    }
}
