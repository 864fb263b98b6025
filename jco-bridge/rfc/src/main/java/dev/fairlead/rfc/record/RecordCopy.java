package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.RecordType;

/** Copies fields of one name and type, of whatever lengths. */
final class RecordCopy {

    private RecordCopy() {}

    static int byName(RfcRecord source, RecordData target) {
        int copied = 0;
        for (int i = 0; i < target.size(); i++) {
            if (source.has(target.name(i)) && copy(source, source.indexOf(target.name(i)), target, i)) {
                copied++;
            }
        }
        return copied;
    }

    private static boolean copy(RfcRecord source, int from, RecordData target, int to) {
        if (source instanceof RecordData data && !sameType(data.type(), from, target.type(), to)) {
            return false;
        }
        Object value = source.get(from);
        target.set(to, value);
        return true;
    }

    private static boolean sameType(RecordType source, int from, RecordType target, int to) {
        AbapType type = source.field(from).type().abapType();
        return type == target.field(to).type().abapType();
    }
}
