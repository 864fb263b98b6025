package dev.fairlead.agent.rfc;

import io.netty.buffer.ByteBuf;

/**
 * Follows the markup of a message to its end, whatever the pieces in which it comes. Nothing passes that is not
 * well-formed (XML 1.0, 2.1): of malformed markup lenient readers make elements that others do not see. Document types
 * and processing instructions do not pass either. What names stand for is for {@link SoapEnvelope} to say.
 */
final class EnvelopeScan {
    private static final String CDATA = "[CDATA[";
    private static final String COMMENT = "--";
    private static final int LONGEST_NAME = 255;

    private enum State {
        TEXT,
        MARKUP,
        START_NAME,
        IN_TAG,
        ATTRIBUTE,
        BEHIND_ATTRIBUTE,
        BEFORE_VALUE,
        VALUE,
        BEHIND_VALUE,
        EMPTY_TAG,
        END_NAME,
        BEHIND_END_NAME,
        DECLARATION,
        COMMENT,
        CDATA,
        XML_DECLARATION
    }

    private final Utf8Check encoding = new Utf8Check();
    private final EnvelopeShape shape = new EnvelopeShape();
    private final StringBuilder word = new StringBuilder();
    private State state = State.TEXT;
    private boolean begun;
    private boolean first;
    private char quote;
    /** How many of the characters that announce the end of a comment or of CDATA stand in a row. */
    private int announcing;

    private boolean violated;

    /** Looks at bytes, and leaves them as they are. */
    void look(ByteBuf piece) {
        if (!violated) {
            piece.forEachByte(this::goesOn);
        }
    }

    /** Whether it is malformed, or more than one thing is called. */
    boolean isViolated() {
        return violated;
    }

    /** Whether the start tag of the call was there. */
    boolean called() {
        return shape.called();
    }

    /** Whether it is a whole envelope with a call. */
    boolean complete() {
        return !violated && state == State.TEXT && encoding.betweenCharacters() && shape.complete();
    }

    private boolean goesOn(byte b) {
        int value = b & 0xFF;
        violated = !encoding.accepts(value) || !step((char) value);
        return !violated;
    }

    private boolean step(char c) {
        return switch (state) {
            case TEXT -> text(c);
            case MARKUP -> markup(c);
            case START_NAME -> isName(c) ? append(c) : behindName(c);
            case IN_TAG -> isSpace(c) || (isNameStart(c) ? to(State.ATTRIBUTE) : tagEnds(c));
            case ATTRIBUTE -> isName(c) || behindAttribute(c);
            case BEHIND_ATTRIBUTE -> behindAttribute(c);
            case BEFORE_VALUE -> isSpace(c) || value(c);
            case VALUE -> c != '<' && (c != quote || to(State.BEHIND_VALUE));
            case BEHIND_VALUE -> isSpace(c) ? to(State.IN_TAG) : tagEnds(c);
            case EMPTY_TAG -> c == '>' && started(true);
            case END_NAME -> isName(c) ? append(c) : behindEndName(c);
            case BEHIND_END_NAME -> behindEndName(c);
            case DECLARATION -> declaration(c);
            case COMMENT -> comment(c);
            case CDATA -> cdata(c);
            case XML_DECLARATION -> xmlDeclaration(c);
        };
    }

    private boolean text(char c) {
        first = !begun;
        begun = true;
        if (c == '<') {
            return to(State.MARKUP);
        }
        boolean endsNothing = c == '>' && announcing >= 2;
        announcing = c == ']' ? announcing + 1 : 0;
        return isSpace(c) || shape.takesText() && !endsNothing;
    }

    private boolean markup(char c) {
        word.setLength(0);
        return switch (c) {
            case '/' -> to(State.END_NAME);
            case '!' -> to(State.DECLARATION);
            case '?' -> first && to(State.XML_DECLARATION);
            default -> isNameStart(c) && append(c) && to(State.START_NAME);
        };
    }

    private boolean behindName(char c) {
        return isSpace(c) ? to(State.IN_TAG) : tagEnds(c);
    }

    private boolean tagEnds(char c) {
        return c == '/' ? to(State.EMPTY_TAG) : c == '>' && started(false);
    }

    private boolean started(boolean empty) {
        boolean right = shape.started(word.toString());
        if (empty) {
            shape.endedAtOnce();
        }
        return right && to(State.TEXT);
    }

    private boolean behindAttribute(char c) {
        return isSpace(c) ? to(State.BEHIND_ATTRIBUTE) : c == '=' && to(State.BEFORE_VALUE);
    }

    private boolean value(char c) {
        quote = c;
        return (c == '"' || c == '\'') && to(State.VALUE);
    }

    private boolean behindEndName(char c) {
        return isSpace(c) ? to(State.BEHIND_END_NAME) : c == '>' && shape.ended(word.toString()) && to(State.TEXT);
    }

    /** Of a comment, or of text as it is; of a document type, which nobody may have. */
    private boolean declaration(char c) {
        word.append(c);
        String found = word.toString();
        if (found.equals(COMMENT)) {
            return to(State.COMMENT);
        }
        return found.equals(CDATA)
                ? shape.takesText() && to(State.CDATA)
                : COMMENT.startsWith(found) || CDATA.startsWith(found);
    }

    /** Two dashes end it, and stand nowhere else in it. */
    private boolean comment(char c) {
        if (announcing == 2) {
            return c == '>' && to(State.TEXT);
        }
        announcing = c == '-' ? announcing + 1 : 0;
        return true;
    }

    private boolean cdata(char c) {
        if (c == '>' && announcing >= 2) {
            return to(State.TEXT);
        }
        announcing = c == ']' ? announcing + 1 : 0;
        return true;
    }

    private boolean xmlDeclaration(char c) {
        if (c == '>' && announcing == 1) {
            return to(State.TEXT);
        }
        announcing = c == '?' ? 1 : 0;
        return c != '<' && c != '>';
    }

    private boolean to(State next) {
        state = next;
        announcing = 0;
        return true;
    }

    private boolean append(char c) {
        word.append(c);
        return word.length() <= LONGEST_NAME;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Bytes of characters beyond ASCII are left to the other reader, who knows which of them names have. */
    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean isName(char c) {
        return isNameStart(c) || c >= '0' && c <= '9' || c == '.' || c == '-' || c == ':';
    }
}
