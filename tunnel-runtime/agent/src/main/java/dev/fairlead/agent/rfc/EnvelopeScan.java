package dev.fairlead.agent.rfc;

import io.netty.buffer.ByteBuf;

/**
 * Follows the elements of an envelope to its end, whatever the pieces in which it comes: behind the one that calls a
 * function no other may stand, in the body or behind it, which another reader could take for the call. In UTF-8 no byte
 * of another character looks like markup. What is no XML at all is for others to notice.
 */
final class EnvelopeScan {
    private static final int ENVELOPE = 1;
    private static final int PART = 2;
    private static final int CALL = 3;
    private static final String CDATA = "[CDATA[";
    private static final String COMMENT = "--";
    private static final int LONGEST_NAME = 100;

    private enum State {
        TEXT,
        MARKUP,
        START,
        QUOTED,
        END,
        DECLARATION,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private final StringBuilder word = new StringBuilder();
    private State state = State.TEXT;
    private char quote;
    private char last;
    private char beforeLast;
    private boolean named;
    private int depth;
    private boolean inBody;
    private boolean called;
    private boolean violated;

    /** Looks at bytes, and leaves them as they are. */
    void look(ByteBuf piece) {
        for (int i = piece.readerIndex(); i < piece.writerIndex() && !violated; i++) {
            step((char) (piece.getByte(i) & 0xFF));
        }
    }

    /** Whether more than one thing is called, or it may seem so. */
    boolean isViolated() {
        return violated;
    }

    private void step(char c) {
        switch (state) {
            case TEXT -> state = c == '<' ? State.MARKUP : State.TEXT;
            case MARKUP -> markup(c);
            case START -> start(c);
            case QUOTED -> state = c == quote ? State.START : State.QUOTED;
            case END -> {
                if (c == '>') {
                    ended();
                    state = State.TEXT;
                }
            }
            case DECLARATION -> declaration(c);
            case COMMENT -> state = c == '>' && last == '-' && beforeLast == '-' ? State.TEXT : State.COMMENT;
            case CDATA -> state = c == '>' && last == ']' && beforeLast == ']' ? State.TEXT : State.CDATA;
            case INSTRUCTION -> state = c == '>' && last == '?' ? State.TEXT : State.INSTRUCTION;
        }
        beforeLast = last;
        last = c;
    }

    private void markup(char c) {
        word.setLength(0);
        switch (c) {
            case '/' -> state = State.END;
            case '!' -> state = State.DECLARATION;
            case '?' -> {
                violated |= called;
                state = State.INSTRUCTION;
            }
            default -> {
                named = false;
                word.append(c);
                state = State.START;
            }
        }
    }

    private void start(char c) {
        if (c == '"' || c == '\'') {
            quote = c;
            state = State.QUOTED;
        } else if (c == '>') {
            started();
            if (last == '/') {
                ended();
            }
            state = State.TEXT;
        } else if (c <= ' ' || c == '/') {
            named = true;
        } else if (!named && word.length() < LONGEST_NAME) {
            word.append(c);
        }
    }

    /** Of a comment, of text as it is, or of a document type, which nobody may have. */
    private void declaration(char c) {
        word.append(c);
        String begun = word.toString();
        if (begun.equals(COMMENT) || begun.equals(CDATA)) {
            state = begun.equals(COMMENT) ? State.COMMENT : State.CDATA;
            // "<!-->" is no comment yet
            last = ' ';
        } else if (!COMMENT.startsWith(begun) && !CDATA.startsWith(begun)) {
            violated = true;
        }
    }

    private void started() {
        depth++;
        boolean behind = called && !inBody && depth <= PART || called && inBody && depth == CALL;
        violated |= behind;
        if (depth == PART && !called) {
            inBody = word.substring(word.indexOf(":") + 1).equals("Body");
        }
        called |= inBody && depth == CALL;
    }

    private void ended() {
        depth--;
        inBody &= depth > ENVELOPE;
    }
}
