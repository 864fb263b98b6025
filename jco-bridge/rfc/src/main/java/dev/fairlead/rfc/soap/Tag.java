package dev.fairlead.rfc.soap;

/**
 * The markup of an element without a namespace.
 *
 * @param open {@code <NAME>}
 * @param close {@code </NAME>}
 * @param empty {@code <NAME/>}
 */
@SuppressWarnings("ArrayRecordComponent")
record Tag(byte[] open, byte[] close, byte[] empty) {

    /** Name of the element of a row. */
    static final String ITEM = "item";

    static Tag of(String element) {
        return new Tag(
                XmlOutput.utf8("<" + element + ">"),
                XmlOutput.utf8("</" + element + ">"),
                XmlOutput.utf8("<" + element + "/>"));
    }
}
