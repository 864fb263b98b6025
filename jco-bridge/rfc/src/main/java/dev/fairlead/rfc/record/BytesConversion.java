package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;

/** XSTRING: bytes of any number. As a whole number they are its bits, most significant byte first. */
class BytesConversion extends Conversion {

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        Object bytes = store.object(place);
        return bytes == null ? initial(field) : bytes;
    }

    byte[] initial(FieldDescription field) {
        return new byte[0];
    }

    private byte[] stored(RowStore store, int place, FieldDescription field) {
        return (byte[]) raw(store, place, field);
    }

    @Override
    Object value(RowStore store, int place, FieldDescription field) {
        return bytes(store, place, field);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return Texts.hex(stored(store, place, field));
    }

    @Override
    long whole(RowStore store, int place, FieldDescription field, int bytes) {
        byte[] stored = stored(store, place, field);
        long number = 0;
        for (int i = 0; i < stored.length; i++) {
            if (i < stored.length - bytes && stored[i] != 0) {
                throw Failures.conversion(field, "has more than " + bytes + " bytes");
            }
            number = number << Byte.SIZE | stored[i] & 0xFF;
        }
        int unused = Long.SIZE - Byte.SIZE * bytes;
        return number << unused >> unused;
    }

    @Override
    byte[] bytes(RowStore store, int place, FieldDescription field) {
        return stored(store, place, field).clone();
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        if (value instanceof byte[] bytes) {
            store.object(place, sized(field, bytes.clone()));
            return;
        }
        String hex = Texts.of(value);
        if (hex == null) {
            throw Failures.unsettable(field, value);
        }
        store.object(place, sized(field, Texts.bytes(field, hex)));
    }

    byte[] sized(FieldDescription field, byte[] bytes) {
        return bytes;
    }
}
