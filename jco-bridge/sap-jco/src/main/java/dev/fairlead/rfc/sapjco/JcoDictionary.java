package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionBuilder;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Optional;

/** Reads SAP's descriptions of functions and records (RFC specification, B.5). */
final class JcoDictionary {
    private final JcoTypes types;

    JcoDictionary(JcoTypes types) {
        this.types = types;
    }

    /** @param template SAP's description */
    FunctionDescription function(String name, Object template) throws Throwable {
        FunctionBuilder function = FunctionDescription.named(name);
        for (Direction direction : Direction.values()) {
            Object list = (Object) types.functions().described().get(direction).invokeExact(template);
            if (list != null) {
                addParameters(function, direction, list);
            }
        }
        Object[] exceptions = (Object[]) types.functions().exceptions().invokeExact(template);
        if (exceptions != null) {
            for (Object exception : exceptions) {
                function.raises((String) types.errors().key().invokeExact(exception));
            }
        }
        return function.build();
    }

    private void addParameters(FunctionBuilder function, Direction direction, Object list) throws Throwable {
        MetaDataMembers members = types.metaData();
        int size = (int) members.size().invokeExact(list);
        for (int i = 0; i < size; i++) {
            FieldDescription field = field(list, i);
            boolean optional = (boolean) members.optional().invokeExact(list, i);
            String defaultValue = (String) members.defaultValue().invokeExact(list, i);
            function.parameter(
                    field.name(), field.type(), direction, optional, text(defaultValue), field.description());
        }
    }

    /** @param metaData SAP's description of a structure or row */
    RecordType recordType(Object metaData) throws Throwable {
        MetaDataMembers members = types.metaData();
        int size = (int) members.size().invokeExact(metaData);
        if (size == 1 && name(metaData, 0).isEmpty()) {
            return RecordType.elementary(type(metaData, 0));
        }
        RecordType.Builder type = RecordType.named(text((String) members.name().invokeExact(metaData)));
        for (int i = 0; i < size; i++) {
            FieldDescription field = field(metaData, i);
            type.field(field.name(), field.type(), field.description());
        }
        return type.build();
    }

    private FieldDescription field(Object metaData, int index) throws Throwable {
        String description = (String) types.metaData().description().invokeExact(metaData, index);
        return new FieldDescription(name(metaData, index), type(metaData, index), text(description));
    }

    private String name(Object metaData, int index) throws Throwable {
        return text((String) types.metaData().fieldName().invokeExact(metaData, index));
    }

    private FieldType type(Object metaData, int index) throws Throwable {
        MetaDataMembers members = types.metaData();
        int code = (int) members.type().invokeExact(metaData, index);
        AbapType type = AbapType.ofCode(code).orElseThrow(() -> unknown(code));
        if (type.isComplex()) {
            RecordType record = recordType((Object) members.recordType().invokeExact(metaData, index));
            return type == AbapType.TABLE ? FieldType.tableOf(record) : FieldType.structureOf(record);
        }
        int length = (int) members.length().invokeExact(metaData, index);
        int decimals = (int) members.decimals().invokeExact(metaData, index);
        return FieldType.scalar(type, length, decimals);
    }

    private static RfcException unknown(int code) {
        return RfcException.of(
                RfcFailure.of(RfcErrorGroup.NOT_SUPPORTED, "", "type " + code, "is newer than what is known here"));
    }

    private static String text(String text) {
        return Optional.ofNullable(text).orElse("");
    }
}
