package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcRecord;

/** A structure as a Java record. */
record StructureValue(RecordShape shape) implements JavaValue {

    @Override
    public Object read(RfcRecord record, int index) {
        RfcRecord structure = record.getStructure(index);
        return shape.read(structure, shape.places(structure));
    }

    @Override
    public void write(RfcRecord record, int index, Object value) {
        RfcRecord structure = record.getStructure(index);
        shape.write(structure, shape.places(structure), value);
    }
}
