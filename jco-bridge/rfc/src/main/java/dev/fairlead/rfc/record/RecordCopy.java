package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.AbapType;

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
        AbapType type = target.type().field(to).type().abapType();
        if (!type.hasValue()
                || source instanceof RecordData data
                        && data.type().field(from).type().abapType() != type) {
            return false;
        }
        target.set(to, source.get(from));
        return true;
    }
}
