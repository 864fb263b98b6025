package dev.fairlead.rfc.unit;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A session that notes what is called, and answers as a test says. */
final class FakeSession implements RfcSession {
    final List<String> calls = new ArrayList<>();
    final Map<String, Consumer<FunctionData>> answers = new HashMap<>();
    boolean stateful = true;
    int closed;

    void fails(String function, RfcException failure) {
        answers.put(function, call -> {
            throw failure;
        });
    }

    @Override
    public void call(FunctionData function) {
        calls.add(function.name());
        answers.getOrDefault(function.name(), call -> {}).accept(function);
    }

    @Override
    public boolean isStateful() {
        return stateful;
    }

    @Override
    public void close() {
        closed++;
    }
}
