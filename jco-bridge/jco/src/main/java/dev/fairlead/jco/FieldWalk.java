package dev.fairlead.jco;

import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** A place between fields. */
class FieldWalk<F extends JCoField> implements JCoFieldIterator {
    private final int fields;
    private final IntFunction<F> field;
    private int next;

    FieldWalk(int fields, IntFunction<F> field) {
        this.fields = fields;
        this.field = field;
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean hasNextField() {
        return next < fields;
    }

    @Override
    public boolean hasPreviousField() {
        return next > 0;
    }

    @Override
    public F nextField() {
        if (!hasNextField()) {
            throw new NoSuchElementException();
        }
        return field.apply(next++);
    }

    @Override
    public F previousField() {
        if (!hasPreviousField()) {
            throw new NoSuchElementException();
        }
        return field.apply(--next);
    }
}
