package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.util.Optional;

/** What metadata know of one of their fields. */
interface Member {

    /** Name and type. */
    FieldDescription field();

    /** What the program attached to the field. */
    Optional<JCoExtendedFieldMetaData> extended();

    /** The type of a structure or of a table's rows. */
    Optional<RecordMetaData> record();
}
