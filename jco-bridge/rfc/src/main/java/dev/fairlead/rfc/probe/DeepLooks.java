package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.transport.SoapClient;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether a system takes tables with rows of any length, and names with a namespace (P12). */
record DeepLooks(ProbedSystem system, ProbeSettings settings) {
    private static final String DEEP = "STFC_DEEP_TABLE";

    Finding deep(SystemProfile known) {
        SoapClient client = system.as(known);
        Optional<MetadataSource> source = known.metadata().contains("rfc")
                ? Optional.of(new DictionarySource(client))
                : client.wsdl().filter(wsdl -> known.metadata().contains("wsdl"));
        Optional<FunctionDescription> description = source.flatMap(describing -> describing.function(DEEP));
        if (description.isEmpty()) {
            return Finding.skipped("nothing describes " + DEEP, known);
        }
        boolean same = isEchoed(client, new FunctionData(description.get()));
        boolean named = settings.namespaced().isEmpty()
                || isDescribed(client, settings.namespaced().get());
        String names = settings.namespaced().isEmpty() ? "not tried" : named ? "yes" : "not described";
        return Finding.of(same && named, "deep rows: " + (same ? "yes" : "changed") + "; namespace: " + names, known);
    }

    private static boolean isEchoed(SoapClient client, FunctionData call) {
        TableData sent = (TableData) call.imports().getTable("IMPORT_TAB");
        fill(sent.addRow());
        fill(sent.addRow());
        client.call(call);
        TableData back = (TableData) call.exports().getTable("EXPORT_TAB");
        return back.size() >= sent.size()
                && IntStream.range(0, sent.size()).allMatch(i -> isSame(sent.row(i), back.row(i)));
    }

    private static void fill(RecordData row) {
        RecordType type = row.type();
        for (int i = 0; i < type.size(); i++) {
            switch (type.field(i).type().abapType()) {
                case CHAR, STRING -> row.set(i, "  Größe & <Tau>");
                case INT, INT1, INT2, INT8 -> row.set(i, 42);
                case XSTRING, BYTE -> row.set(i, new byte[] {0, 1, (byte) 0xff});
                default -> {
                    // stays initial, and comes back so
                }
            }
        }
    }

    private static boolean isSame(RfcRecord one, RfcRecord other) {
        return IntStream.range(0, one.size()).allMatch(i -> one.getString(i).equals(other.getString(i)));
    }

    /** In WSDL the name stands escaped, in the dictionary as it is. */
    private static boolean isDescribed(SoapClient client, String function) {
        return client.wsdl()
                .map(wsdl -> wsdl.function(function).isPresent())
                .orElseGet(() -> new DictionarySource(client).function(function).isPresent());
    }
}
