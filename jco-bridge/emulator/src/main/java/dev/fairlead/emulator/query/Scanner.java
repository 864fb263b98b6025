package dev.fairlead.emulator.query;

import java.util.ArrayList;
import java.util.List;

/** Takes a condition apart: words between blanks, literals in quotes. */
final class Scanner {
    private static final char QUOTE = '\'';

    private final String text;
    private int next;

    Scanner(String text) {
        this.text = text;
    }

    /** Index of what comes next. */
    int position() {
        skipBlanks();
        return next;
    }

    /** Takes a word if it is this one, in any case. */
    boolean skip(String word) {
        int start = position();
        int end = start + word.length();
        if (!text.regionMatches(true, start, word, 0, word.length()) || !isBoundary(end)) {
            return false;
        }
        next = end;
        return true;
    }

    /** Takes whatever word comes. */
    String word() throws ConditionException {
        int start = position();
        while (!isBoundary(next)) {
            next++;
        }
        if (start == next) {
            throw failure("the condition ends too early");
        }
        return text.substring(start, next);
    }

    /** Takes a literal with blanks around it and returns what it stands for. */
    String literal() throws ConditionException {
        position();
        String literal = quoted();
        if (!isBoundary(next)) {
            throw failure("a blank is missing behind the literal");
        }
        return literal;
    }

    /** Takes a list of literals in parentheses. */
    List<String> list() throws ConditionException {
        List<String> literals = new ArrayList<>();
        expect('(');
        do {
            position();
            literals.add(quoted());
            position();
        } while (take(','));
        expect(')');
        if (!isBoundary(next)) {
            throw failure("a blank is missing behind the list");
        }
        return literals;
    }

    void expectEnd() throws ConditionException {
        if (position() < text.length()) {
            throw failure("nothing more was expected");
        }
    }

    ConditionException failure(String found) {
        return new ConditionException(next, found);
    }

    private String quoted() throws ConditionException {
        if (!take(QUOTE)) {
            throw failure("a literal in quotes is expected");
        }
        StringBuilder literal = new StringBuilder();
        int start = next - 1;
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c != QUOTE) {
                literal.append(c);
            } else if (!take(QUOTE)) {
                return literal.toString();
            } else {
                literal.append(QUOTE);
            }
        }
        throw new ConditionException(start, "the literal does not end");
    }

    private void expect(char wanted) throws ConditionException {
        position();
        if (!take(wanted)) {
            throw failure("'" + wanted + "' expected");
        }
    }

    private boolean take(char wanted) {
        if (next < text.length() && text.charAt(next) == wanted) {
            next++;
            return true;
        }
        return false;
    }

    private boolean isBoundary(int index) {
        return index >= text.length() || text.charAt(index) == ' ';
    }

    private void skipBlanks() {
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
    }
}
