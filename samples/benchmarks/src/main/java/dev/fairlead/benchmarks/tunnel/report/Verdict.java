package dev.fairlead.benchmarks.tunnel.report;

import java.util.Objects;

/**
 * Whether a target was reached.
 *
 * @param state the answer
 * @param detail the figure beside what it was compared with
 */
public record Verdict(State state, String detail) {

    /** The answer. */
    public enum State {
        REACHED("reached"),
        MISSED("missed"),
        UNKNOWN("not measured"),
        NOT_ASKED("");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    public Verdict {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }

    static Verdict of(boolean reached, String detail) {
        return new Verdict(reached ? State.REACHED : State.MISSED, detail);
    }

    static Verdict unknown(String why) {
        return new Verdict(State.UNKNOWN, why);
    }

    static Verdict notAsked() {
        return new Verdict(State.NOT_ASKED, "");
    }

    /** For a cell of the table. */
    @Override
    public String toString() {
        return (state == State.MISSED ? "**" + state.text + "**" : state.text)
                + (detail.isEmpty() ? "" : ": " + detail);
    }
}
