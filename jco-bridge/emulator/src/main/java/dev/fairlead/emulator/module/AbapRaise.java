package dev.fairlead.emulator.module;

import dev.fairlead.rfc.RfcMessage;
import java.util.Objects;

/** A function module raises an exception that it declares. The session lives on. */
public final class AbapRaise extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final RfcMessage abapMessage;

    /**
     * Made by {@link AbapContext#raise}.
     *
     * @param abapMessage that comes along; {@link RfcMessage#NONE} for none
     */
    public AbapRaise(String name, RfcMessage abapMessage) {
        super(name, null, false, false);
        this.name = Objects.requireNonNull(name, "name");
        this.abapMessage = Objects.requireNonNull(abapMessage, "abapMessage");
    }

    /** Name of the exception. */
    public String name() {
        return name;
    }

    /** The message that comes along. */
    public RfcMessage abapMessage() {
        return abapMessage;
    }
}
