package dev.fairlead.rfc.metadata;

import java.util.List;

/**
 * Where values of a record stand in Java's memory: whole numbers, binary floating point numbers, dates and times as
 * numbers, all others as objects. Behind the numbers, one bit a field tells whether it was set.
 */
public final class ValueLayout {
    private final int[] slots;
    private final boolean[] number;
    private final int flags;
    private final int numbers;
    private final int objects;

    private ValueLayout(int[] slots, boolean[] number, int flags, int objects) {
        this.slots = slots;
        this.number = number;
        this.flags = flags;
        this.numbers = flags + (slots.length + Long.SIZE - 1) / Long.SIZE;
        this.objects = objects;
    }

    static ValueLayout of(List<FieldDescription> fields) {
        int[] slots = new int[fields.size()];
        boolean[] number = new boolean[slots.length];
        int numbers = 0;
        int objects = 0;
        for (int i = 0; i < slots.length; i++) {
            number[i] = isNumber(fields.get(i).type().abapType());
            slots[i] = number[i] ? numbers++ : objects++;
        }
        return new ValueLayout(slots, number, numbers, objects);
    }

    private static boolean isNumber(AbapType type) {
        return switch (type) {
            case INT1, INT2, INT, INT8, FLOAT, DATE, TIME -> true;
            default -> false;
        };
    }

    /** Whether the field's value stands among the numbers. */
    public boolean isNumber(int field) {
        return number[field];
    }

    /** Place of the field among the numbers, or among the objects. */
    public int slot(int field) {
        return slots[field];
    }

    /** Place of the first word of bits that tell which fields were set. */
    public int flags() {
        return flags;
    }

    /** Numbers of one record, with the bits. */
    public int numbers() {
        return numbers;
    }

    /** Objects of one record. */
    public int objects() {
        return objects;
    }
}
