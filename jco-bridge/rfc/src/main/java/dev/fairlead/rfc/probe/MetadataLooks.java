package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.dictionary.DictionaryFunctions;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.transport.SoapClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a system describes its functions and types (P6 to P8). */
record MetadataLooks(ProbedSystem system) {
    private static final String EXCEPTION = "X";
    private static final String DEEP = "STFC_DEEP_TABLE";
    private static final String DEEP_TABLE = "IMPORT_TAB";

    Finding interfaces(SystemProfile known) {
        List<String> deviations = new ArrayList<>();
        for (FunctionDescription builtIn :
                List.of(DictionaryFunctions.RFC_GET_FUNCTION_INTERFACE, DictionaryFunctions.DDIF_FIELDINFO_GET)) {
            Set<String> there = rows(system.as(known), builtIn.name()).stream()
                    .filter(row -> !row.getString("PARAMCLASS").equals(EXCEPTION))
                    .map(row -> row.getString("PARAMETER"))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> missing =
                    builtIn.all().map(ParameterDescription::name).collect(Collectors.toCollection(TreeSet::new));
            missing.removeAll(there);
            if (!missing.isEmpty()) {
                deviations.add(builtIn.name() + " has no " + String.join(", ", missing));
            }
        }
        return Finding.of(
                deviations.isEmpty(),
                deviations.isEmpty() ? "yes, with all parameters that are used" : String.join("; ", deviations),
                known);
    }

    private static List<RfcRecord> rows(SoapClient client, String function) {
        FunctionData question =
                new FunctionData(DictionaryFunctions.RFC_GET_FUNCTION_INTERFACE).set("FUNCNAME", function);
        client.call(question);
        return question.table("PARAMS").stream().toList();
    }

    Finding types(SystemProfile known) {
        SoapClient client = system.as(known);
        Optional<String> type = rows(client, DEEP).stream()
                .filter(row -> row.getString("PARAMETER").equals(DEEP_TABLE))
                .map(row -> row.getString("TABNAME"))
                .findFirst();
        if (type.isEmpty()) {
            return Finding.differs(DEEP + " has no " + DEEP_TABLE, known);
        }
        FunctionData question = new FunctionData(DictionaryFunctions.DDIF_FIELDINFO_GET)
                .set("TABNAME", type.get())
                .set("ALL_TYPES", "X");
        client.call(question);
        int lines = question.exports().getTable("LINES_DESCR").size();
        int fields = question.table("DFIES_TAB").size();
        boolean read = new DictionarySource(client)
                .function(DEEP)
                .map(FunctionDescription::imports)
                .filter(imports -> imports.indexOf(DEEP_TABLE) >= 0)
                .isPresent();
        String told = "yes: DFIES_TAB has " + fields + " rows, LINES_DESCR " + lines;
        return read ? Finding.ok(told, known.withMetadata("rfc")) : Finding.differs(told + ", and no type", known);
    }

    Finding wsdl(SystemProfile known) {
        SoapClient client = system.as(known);
        Optional<MetadataSource> wsdl = client.wsdl();
        if (wsdl.isEmpty()) {
            return Finding.skipped("the destination has wsdl_path=none", known);
        }
        DictionarySource dictionary = new DictionarySource(client);
        boolean comparable = known.metadata().contains("rfc");
        List<String> differences = new ArrayList<>();
        for (String name : List.of("STFC_STRUCTURE", DEEP)) {
            Optional<FunctionDescription> described = wsdl.get().function(name);
            if (described.isEmpty()) {
                return Finding.differs("without " + name, known);
            }
            if (comparable) {
                dictionary
                        .function(name)
                        .map(there -> Differences.between(there, described.get()))
                        .ifPresent(differences::addAll);
            }
        }
        String agrees = comparable ? "yes, as in the dictionary" : "yes; nothing could be compared with it";
        return Finding.of(
                differences.isEmpty(),
                differences.isEmpty()
                        ? agrees
                        : "yes, but otherwise than in the dictionary: " + String.join(", ", differences),
                known.withMetadata("wsdl"));
    }
}
