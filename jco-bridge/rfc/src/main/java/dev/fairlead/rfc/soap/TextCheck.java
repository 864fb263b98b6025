package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.RowCursor;
import dev.fairlead.rfc.record.TableData;

/**
 * Finds characters that XML cannot carry before anything is written (RFC specification, C.5): only the types of
 * characters can have them.
 */
final class TextCheck {

    private final String function;
    private final StringBuilder place = new StringBuilder();

    TextCheck(String function) {
        this.function = function;
    }

    /**
     * Looks at one parameter and all within it.
     *
     * @throws dev.fairlead.rfc.RfcConversionException naming function, parameter and field
     */
    void check(RecordPlan plan, int index, RecordData record) {
        if (!isCarried(plan, index, record)) {
            throw illegal();
        }
    }

    /** As {@link #check(RecordPlan, int, RecordData)}, all rows of a table. */
    void check(RecordPlan plan, TableData table) {
        if (!areCarried(plan, table)) {
            throw illegal();
        }
    }

    private RfcException illegal() {
        return RfcException.of(RfcFailure.of(
                RfcErrorGroup.CONVERSION, "", function + ", " + place, "a text has a character that XML cannot carry"));
    }

    private boolean isCarried(RecordPlan plan, int index, RecordData record) {
        boolean carried = switch (plan.abapType(index)) {
            case CHAR, STRING -> XmlCharacters.firstIllegal((String) record.rawObject(index)) < 0;
            case STRUCTURE -> areCarried(plan.nested(index), (RecordData) record.rawObject(index));
            case TABLE -> areCarried(plan.nested(index), (TableData) record.rawObject(index));
            // digits, numbers and bytes always are
            default -> true;
        };
        if (!carried) {
            String name = plan.field(index).name();
            place.insert(0, place.length() == 0 || name.isEmpty() ? name : name + "-");
        }
        return carried;
    }

    private boolean areCarried(RecordPlan plan, RecordData record) {
        for (int i = 0; i < plan.size(); i++) {
            if (!isCarried(plan, i, record)) {
                return false;
            }
        }
        return true;
    }

    private boolean areCarried(RecordPlan plan, TableData table) {
        if (plan.isFreeOfText()) {
            return true;
        }
        RowCursor row = table.cursor();
        for (int i = 0; i < table.size(); i++) {
            if (!areCarried(plan, row.moveTo(i))) {
                return false;
            }
        }
        return true;
    }
}
