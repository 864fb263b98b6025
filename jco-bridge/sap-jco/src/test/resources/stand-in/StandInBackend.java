package com.sap.conn.jco;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Where the stand-in gets its answers from: the test puts a function of maps here. */
public final class StandInBackend {
    public static volatile UnaryOperator<Map<String, Object>> system;

    private StandInBackend() {}

    /** @return null for an empty answer */
    static Map<String, Object> ask(String what, StandInDestination destination, Map<String, Object> more)
            throws JCoException {
        Map<String, Object> question = new HashMap<>(more);
        question.put("what", what);
        question.put("properties", new HashMap<>(destination.properties()));
        Map<String, Object> answer = system.apply(question);
        if (answer != null && answer.containsKey("group")) {
            throw failure(answer);
        }
        return answer;
    }

    @SuppressWarnings("unchecked")
    private static JCoException failure(Map<String, Object> error) {
        int group = (Integer) error.get("group");
        String[] parameters = ((List<String>) error.get("parameters")).toArray(String[]::new);
        String key = (String) error.get("key");
        String text = (String) error.get("text");
        String messageClass = (String) error.get("class");
        char type = (Character) error.get("type");
        String number = (String) error.get("number");
        return group == 126
                ? new AbapException(key, text, messageClass, type, number, parameters)
                : new JCoException(group, key, text, messageClass, type, number, parameters);
    }
}
