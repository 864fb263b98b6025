package dev.fairlead.emulator.fault;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.io.IOException;

/** Makes another answer of an answer. */
@FunctionalInterface
public interface Change {

    /** The answer that goes out. */
    Answer apply(Answer answer, FunctionDescription function) throws IOException;
}
