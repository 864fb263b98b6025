package dev.fairlead.rfc.metadata;

import java.util.List;

/** Where fields stand in the ABAP system's memory: each at a multiple of its alignment, the whole a multiple of the largest. */
record MemoryLayout(int[] offsets, int length, int alignment) {

    static MemoryLayout of(List<FieldDescription> fields, boolean unicode) {
        int[] offsets = new int[fields.size()];
        int end = 0;
        int widest = 1;
        for (int i = 0; i < offsets.length; i++) {
            FieldType type = fields.get(i).type();
            int alignment = type.alignment(unicode);
            widest = Math.max(widest, alignment);
            offsets[i] = roundUp(end, alignment);
            end = offsets[i] + type.byteLength(unicode);
        }
        return new MemoryLayout(offsets, roundUp(end, widest), widest);
    }

    int offset(int index) {
        return offsets[index];
    }

    private static int roundUp(int value, int multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
