package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two descriptions of one function do not have in common: names, directions, types and lengths. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** Names of parameters and fields. */
    static List<String> between(FunctionDescription one, FunctionDescription other) {
        Differences differences = new Differences();
        Map<String, ParameterDescription> others =
                other.all().collect(Collectors.toMap(ParameterDescription::name, Function.identity()));
        one.all().forEach(parameter -> {
            ParameterDescription same = others.remove(parameter.name());
            if (same == null || same.direction() != parameter.direction()) {
                differences.found.add(parameter.name());
            } else {
                differences.compare(parameter.name(), parameter.type(), same.type());
            }
        });
        differences.found.addAll(others.keySet());
        return differences.found;
    }

    private void compare(String name, FieldType one, FieldType other) {
        Optional<RecordType> rows = one.recordType();
        boolean alike = one.abapType() == other.abapType()
                && rows.isPresent() == other.recordType().isPresent();
        if (!alike || rows.isEmpty() && (one.length() != other.length() || one.decimals() != other.decimals())) {
            found.add(name);
        } else if (rows.isPresent()) {
            compareFields(name, rows.get(), other.recordType().get());
        }
    }

    private void compareFields(String name, RecordType one, RecordType other) {
        if (one.size() != other.size()) {
            found.add(name);
            return;
        }
        for (int i = 0; i < one.size(); i++) {
            FieldDescription field = one.field(i);
            FieldDescription same = other.field(i);
            if (field.name().equals(same.name())) {
                compare(name + "-" + field.name(), field.type(), same.type());
            } else {
                found.add(name + "-" + field.name());
            }
        }
    }
}
