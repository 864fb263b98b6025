package dev.fairlead.emulator.fault;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.emulator.answer.Delivery;
import java.time.Duration;

/** Something that goes wrong with a call over HTTP. To be armed with {@link Faults#arm}. */
public sealed interface Fault {

    /** The function does not run; this is answered. */
    record Instead(Answer answer) implements Fault {}

    /** The function runs later. */
    record Delay(Duration time) implements Fault {}

    /** The caller's session, if it has one, is gone before the function runs. */
    record SessionLoss() implements Fault {}

    /** The function runs; its answer is changed. */
    record Changed(Change change) implements Fault {}

    /** The connection is cut before the function runs. */
    static Fault closeBeforeRun() {
        return new Instead(Answer.empty(200).delivered(Delivery.NONE));
    }

    /** The function runs, and its answer is lost: the connection is cut without a byte of it. */
    static Fault loseAnswer() {
        return new Changed((answer, function) -> answer.delivered(Delivery.NONE));
    }

    /** The function runs, and the connection is cut in the middle of its answer. */
    static Fault closeWithinAnswer() {
        return new Changed((answer, function) -> answer.delivered(Delivery.HALF));
    }

    /** The function runs and is answered, and the connection is closed behind the answer, as its header says. */
    static Fault closeAfterAnswer() {
        return new Changed((answer, function) -> answer.delivered(Delivery.THEN_CLOSED));
    }

    /** The function runs later. */
    static Fault delay(Duration time) {
        return new Delay(time);
    }

    /** The caller's session is lost before the function runs. */
    static Fault loseSession() {
        return new SessionLoss();
    }

    /** The logon is refused. */
    static Fault unauthorized() {
        return new Instead(Answer.page(401, "Logon failed", "User or password are not valid.")
                .with("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server\""));
    }

    /** The service is not active. */
    static Fault inactive() {
        return page(403, "Forbidden: the service is not active");
    }

    /** There is no such service. */
    static Fault notFound() {
        return page(404, "Not found");
    }

    /** The server fails outside of the function. */
    static Fault serverError() {
        return page(500, "Internal Server Error");
    }

    /** The server has too much to do, and says when to come again. */
    static Fault busy(Duration retryAfter) {
        return new Instead(Answer.page(503, "Service unavailable", "Too many requests.")
                .with("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** The server sends the caller elsewhere: to the same address by HTTPS, or to a page where people log on. */
    static Fault redirect(String location) {
        return new Instead(Answer.empty(302).with("Location", location));
    }

    /** Any page with any status. */
    static Fault page(int status, String title) {
        return new Instead(Answer.page(status, title, title));
    }

    /** The answer ends in the middle, as if it were whole. */
    static Fault truncated() {
        return new Changed(TextChanges::truncate);
    }

    /** The header names another character set than the answer has. */
    static Fault wrongCharset() {
        return new Changed((answer, function) -> answer.with("Content-Type", "text/xml; charset=iso-8859-1"));
    }

    /** The answer is written in ISO-8859-1, and says so. */
    static Fault latin1() {
        return new Changed(TextChanges::latin1);
    }

    /** The functions' namespace has the prefix {@code urn}. */
    static Fault urnPrefix() {
        return new Changed(TextChanges::urnPrefix);
    }

    /** The answer has elements that no interface has. */
    static Fault extraElements() {
        return new Changed(TextChanges::extraElements);
    }

    /** A value has a character that XML cannot carry. */
    static Fault illegalCharacter() {
        return new Changed(TextChanges::illegalCharacter);
    }

    /** The answer has a document type declaration with an entity. */
    static Fault documentType() {
        return new Changed(TextChanges::documentType);
    }

    /** The first row of the answer repeats until the answer has so many bytes. */
    static Fault hugeTable(long bytes) {
        return new Changed((answer, function) -> TextChanges.hugeTable(answer, bytes));
    }

    /** Results come in the opposite order. */
    static Fault reversedOrder() {
        return new Changed(TreeChanges::reverse);
    }

    /** Dates and times come without separators. */
    static Fault compactDates() {
        return new Changed(TreeChanges::compactDates);
    }

    /** Bytes come as hexadecimal digits, not as base64. */
    static Fault hexBytes() {
        return new Changed(TreeChanges::hexBytes);
    }
}
