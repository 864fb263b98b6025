package dev.fairlead.rfc;

import dev.fairlead.error.ErrorDetail;
import java.util.Objects;

/**
 * What an {@link RfcException} is made of.
 *
 * @param group kind of failure
 * @param key name of the declared exception or short dump, else the group's key
 * @param message of the ABAP system; {@link RfcMessage#NONE} if it gave none
 * @param nativeCode the transport's own word for the failure: an HTTP status, {@code NO_AUTHORITY}, a group of SAP's
 *     connector; empty for none
 * @param detail code, destination, place and what was found
 */
public record RfcFailure(RfcErrorGroup group, String key, RfcMessage message, String nativeCode, ErrorDetail detail) {

    public RfcFailure {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(nativeCode, "nativeCode");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * A failure with the group's key and a known outcome.
     *
     * @param destination name of the destination; may be empty
     * @param place function, parameter, field, property or hop; may be empty
     * @param found what was found there; never a parameter's secret value
     */
    public static RfcFailure of(RfcErrorGroup group, String destination, String place, String found) {
        return new RfcFailure(
                group, group.key(), RfcMessage.NONE, "", ErrorDetail.of(group.code(), destination, place, found));
    }

    /** The same failure under a name of its own, such as {@code NOT_FOUND}. */
    public RfcFailure withKey(String name) {
        return new RfcFailure(group, name, message, nativeCode, detail);
    }

    /** The same failure with the system's message. */
    public RfcFailure withMessage(RfcMessage said) {
        return new RfcFailure(group, key, said, nativeCode, detail);
    }

    /** The same failure with the transport's own word for it. */
    public RfcFailure withNativeCode(String code) {
        return new RfcFailure(group, key, message, code, detail);
    }

    /** The same failure with advice for this very case. */
    public RfcFailure withHint(String advice) {
        return new RfcFailure(group, key, message, nativeCode, detail.withHint(advice));
    }

    /** The same failure of a call that may have run. */
    public RfcFailure withOutcomeUnknown() {
        return new RfcFailure(group, key, message, nativeCode, detail.withOutcomeUnknown());
    }
}
