package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Arrays;

/**
 * Where the fields of a record lie in SAP's record of the same type. They are found by their names: who described the
 * function may have left some out.
 */
final class RecordPlan {
    private static final int NONE = -1;

    private final RecordType type;
    private final int[] places;
    private final RecordPlan[] inner;

    private RecordPlan(RecordType type) {
        this.type = type;
        this.places = new int[type.size()];
        this.inner = new RecordPlan[type.size()];
    }

    /** SAP has no such record. */
    static RecordPlan none(RecordType type) {
        RecordPlan plan = new RecordPlan(type);
        Arrays.fill(plan.places, NONE);
        return plan;
    }

    /** @param metaData SAP's description of the record */
    static RecordPlan of(RecordType type, Object metaData, MetaDataMembers members) throws Throwable {
        RecordPlan plan = new RecordPlan(type);
        for (int i = 0; i < type.size(); i++) {
            FieldDescription field = type.field(i);
            int place = type.isElementary() ? 0 : (int) members.indexOf().invokeExact(metaData, field.name());
            plan.places[i] = place < 0 ? NONE : place;
            if (place >= 0 && field.type().abapType().isComplex()) {
                Object fieldsOfField = (Object) members.recordType().invokeExact(metaData, place);
                plan.inner[i] = of(field.type().rows(), fieldsOfField, members);
            }
        }
        return plan;
    }

    /** Whether SAP's record has the field. */
    boolean has(int index) {
        return places[index] != NONE;
    }

    /** Index of a field in SAP's record. */
    int place(int index) {
        if (!has(index)) {
            throw RfcException.of(RfcFailure.of(
                    RfcErrorGroup.FIELD_NOT_FOUND,
                    "",
                    type.name(),
                    "has no '" + type.field(index).name() + "' in the system"));
        }
        return places[index];
    }

    /** The plan of a structure, or of a table's rows. */
    RecordPlan inner(int index) {
        return inner[index];
    }
}
