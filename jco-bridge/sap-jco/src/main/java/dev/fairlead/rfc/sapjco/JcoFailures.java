package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a failure within SAP JCo means to callers (RFC specification, B.7). Whether a call may have run:
 *
 * <pre>
 * before it was handed over                          no
 * while it was executed, with a group of KNOWN       no: refused, or failed in a way that the system told of
 *                        any other group             yes
 * while results were read                            yes
 * </pre>
 *
 * SAP's exceptions are not kept as causes: their texts have not been cleared of secrets, and they would hold on to the
 * archive's class loader.
 */
final class JcoFailures {

    /** How far a call has come. */
    enum Phase {
        PREPARING,
        EXECUTING,
        READING
    }

    private static final Set<RfcErrorGroup> KNOWN = EnumSet.of(
            RfcErrorGroup.CONFIGURATION,
            RfcErrorGroup.LOGON_FAILURE,
            RfcErrorGroup.SYSTEM_FAILURE,
            RfcErrorGroup.APPLICATION_EXCEPTION,
            RfcErrorGroup.RESOURCE,
            RfcErrorGroup.STATE_BUSY,
            RfcErrorGroup.ABAP_CLASS_EXCEPTION,
            RfcErrorGroup.FUNCTION_NOT_FOUND,
            RfcErrorGroup.ILLEGAL_TID,
            RfcErrorGroup.ABAP_EXCEPTION,
            RfcErrorGroup.FIELD_NOT_FOUND,
            RfcErrorGroup.NOT_SUPPORTED,
            RfcErrorGroup.ILLEGAL_ARGUMENT,
            RfcErrorGroup.CONCURRENT_CALL,
            RfcErrorGroup.INVALID_HANDLE,
            RfcErrorGroup.INITIALIZATION,
            RfcErrorGroup.TIMEOUT,
            RfcErrorGroup.ILLEGAL_STATE,
            RfcErrorGroup.PASSWORD_CHANGE_REQUIRED,
            RfcErrorGroup.DESTINATION_DATA_INVALID);

    private final ErrorMembers members;
    private final String destination;
    private final List<String> secrets;

    /**
     * @param destination its name, as callers know it
     * @param secrets that no message may show
     */
    JcoFailures(ErrorMembers members, String destination, List<String> secrets) {
        this.members = members;
        this.destination = destination;
        this.secrets = secrets;
    }

    static RfcException unsupported(FieldDescription field) {
        return RfcException.of(RfcFailure.of(
                RfcErrorGroup.NOT_SUPPORTED,
                "",
                field.toString(),
                "is of a type that calls from outside cannot carry"));
    }

    /**
     * The exception to throw.
     *
     * @param place function or action
     */
    RfcException of(Throwable thrown, String place, Phase phase) {
        if (thrown instanceof RfcException ours) {
            return phase == Phase.READING ? ran(ours) : ours;
        }
        if (thrown instanceof VirtualMachineError error) {
            throw error;
        }
        try {
            RfcFailure failure = failure(thrown, place);
            boolean known = phase == Phase.PREPARING || phase == Phase.EXECUTING && KNOWN.contains(failure.group());
            return RfcException.of(known ? failure : failure.withOutcomeUnknown());
        } catch (Throwable unreadable) {
            return RfcException.of(plain(RfcErrorGroup.INTERNAL, place, thrown).withOutcomeUnknown());
        }
    }

    /** The function has run, though its results cannot be told. */
    private static RfcException ran(RfcException e) {
        return RfcException.of(
                new RfcFailure(
                        e.group(),
                        e.key(),
                        e.abapMessage(),
                        e.nativeCode(),
                        e.detail().withOutcomeUnknown()),
                e);
    }

    private RfcFailure failure(Throwable thrown, String place) throws Throwable {
        if (members.failure().isInstance(thrown)) {
            return ofCall(thrown, place);
        }
        if (members.misuse().isInstance(thrown)) {
            int group = (int) members.misuseGroup().invokeExact((Object) thrown);
            String key = (String) members.misuseKey().invokeExact((Object) thrown);
            return named(plain(group(group), place, thrown), group, key);
        }
        return plain(
                thrown instanceof LinkageError ? RfcErrorGroup.INITIALIZATION : RfcErrorGroup.INTERNAL, place, thrown);
    }

    private RfcFailure ofCall(Throwable thrown, String place) throws Throwable {
        Object exception = thrown;
        int number = (int) members.group().invokeExact(exception);
        String key = (String) members.key().invokeExact(exception);
        RfcErrorGroup group = group(number);
        RfcMessage message = message(exception);
        RfcFailure failure = group == RfcErrorGroup.ABAP_EXCEPTION
                ? RfcFailure.of(group, destination, place, "raised " + key)
                : message.text().isEmpty()
                        ? plain(group, place, thrown)
                        : RfcFailure.of(group, destination, place, message.text());
        return named(failure, number, key).withMessage(message);
    }

    private RfcMessage message(Object exception) throws Throwable {
        String messageClass = (String) members.messageClass().invokeExact(exception);
        char type = (char) members.messageType().invokeExact(exception);
        String number = (String) members.messageNumber().invokeExact(exception);
        String text = (String) members.messageText().invokeExact(exception);
        String[] parameters = (String[]) members.messageParameters().invokeExact(exception);
        return new RfcMessage(
                text(messageClass),
                type == 0 ? ' ' : type,
                text(number),
                cleared(text(text)),
                parameters == null
                        ? List.of()
                        : Arrays.stream(parameters)
                                .filter(Objects::nonNull)
                                .map(this::cleared)
                                .toList());
    }

    private static RfcFailure named(RfcFailure failure, int number, String key) {
        RfcFailure numbered = failure.withNativeCode(Integer.toString(number));
        return text(key).isEmpty() ? numbered : numbered.withKey(key);
    }

    private RfcFailure plain(RfcErrorGroup group, String place, Throwable thrown) {
        String found = text(thrown.getMessage());
        return RfcFailure.of(
                group, destination, place, found.isEmpty() ? thrown.getClass().getSimpleName() : cleared(found));
    }

    private static RfcErrorGroup group(int number) {
        return RfcErrorGroup.of(number).orElse(RfcErrorGroup.INTERNAL);
    }

    private String cleared(String text) {
        String cleared = text;
        for (String secret : secrets) {
            cleared = cleared.replace(secret, "*****");
        }
        return cleared;
    }

    private static String text(String text) {
        return Optional.ofNullable(text).map(String::strip).orElse("");
    }
}
