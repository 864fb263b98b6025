package dev.fairlead.emulator.http;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.emulator.system.Logon;
import java.io.IOException;

/** What a system answers at one address, to users who are logged on. */
@FunctionalInterface
interface Endpoint {
    Answer answer(Request request, Logon logon) throws IOException;
}
