package dev.fairlead.emulator.fault;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes of the characters of an answer. */
final class TextChanges {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String ROW = "<item>";
    private static final String ROW_END = "</item>";
    private static final int LAST_OF_LATIN1 = 0xFF;

    private TextChanges() {}

    static Answer truncate(Answer answer, FunctionDescription function) throws IOException {
        byte[] bytes = answer.bytes();
        return answer.with(Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Characters that the set does not have become references. */
    static Answer latin1(Answer answer, FunctionDescription function) throws IOException {
        StringBuilder latin1 = new StringBuilder();
        text(answer)
                .replace("encoding=\"UTF-8\"", "encoding=\"iso-8859-1\"")
                .codePoints()
                .forEach(c -> {
                    if (c <= LAST_OF_LATIN1) {
                        latin1.appendCodePoint(c);
                    } else {
                        latin1.append("&#").append(c).append(';');
                    }
                });
        return answer.with("Content-Type", "text/xml; charset=iso-8859-1")
                .with(latin1.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer urnPrefix(Answer answer, FunctionDescription function) throws IOException {
        return with(
                answer,
                text(answer)
                        .replace("<rfc:", "<urn:")
                        .replace("</rfc:", "</urn:")
                        .replace(" xmlns:rfc=", " xmlns:urn="));
    }

    static Answer extraElements(Answer answer, FunctionDescription function) throws IOException {
        String text = text(answer);
        int end = text.indexOf('>', text.indexOf("<rfc:")) + 1;
        return with(answer, text.substring(0, end) + "<ZZ_NEW><ZZ_DEEP>1</ZZ_DEEP></ZZ_NEW>" + text.substring(end));
    }

    /** Behind the last character of the first value that is not empty. */
    static Answer illegalCharacter(Answer answer, FunctionDescription function) throws IOException {
        return with(answer, text(answer).replaceFirst("([^>])</", "$1\u0001</"));
    }

    static Answer documentType(Answer answer, FunctionDescription function) throws IOException {
        return with(
                answer,
                text(answer)
                        .replace(
                                DECLARATION,
                                DECLARATION + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///nowhere/secret\">]>"));
    }

    /** An answer without a row cannot be made a huge table. */
    static Answer hugeTable(Answer answer, long bytes) throws IOException {
        String text = text(answer);
        int start = text.indexOf(ROW);
        if (start < 0) {
            throw new IllegalStateException("The answer has no row that could be repeated");
        }
        int end = text.indexOf(ROW_END) + ROW_END.length();
        byte[] row = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
        return answer.with(out -> {
            out.write(text.substring(0, start).getBytes(StandardCharsets.UTF_8));
            repeat(out, row, bytes);
            out.write(text.substring(end).getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void repeat(OutputStream out, byte[] row, long bytes) throws IOException {
        for (long written = 0; written < bytes; written += row.length) {
            out.write(row);
        }
    }

    private static String text(Answer answer) throws IOException {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private static Answer with(Answer answer, String text) {
        return answer.with(text.getBytes(StandardCharsets.UTF_8));
    }
}
