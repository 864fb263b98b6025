package com.sap.conn.jco;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A call that the backend answers. */
final class StandInFunction implements JCoFunction {
    private static final String[] DIRECTIONS = {"IMPORT", "EXPORT", "CHANGING", "TABLES"};

    private final StandInTemplate template;
    private final Map<String, StandInRecord> lists = new HashMap<>();

    StandInFunction(StandInTemplate template) {
        this.template = template;
        for (String direction : DIRECTIONS) {
            StandInMetaData list = template.list(direction);
            if (list != null) {
                lists.put(direction, new StandInRecord(list, 1));
            }
        }
    }

    @Override
    public JCoParameterList getImportParameterList() {
        return lists.get("IMPORT");
    }

    @Override
    public JCoParameterList getExportParameterList() {
        return lists.get("EXPORT");
    }

    @Override
    public JCoParameterList getChangingParameterList() {
        return lists.get("CHANGING");
    }

    @Override
    public JCoParameterList getTableParameterList() {
        return lists.get("TABLES");
    }

    @Override
    public void execute(JCoDestination destination) throws JCoException {
        Map<String, Object> question = question();
        question.put("session", JCoContext.session(destination));
        Map<String, Object> results = StandInBackend.ask("call", (StandInDestination) destination, question);
        lists.forEach((direction, list) -> {
            if (!direction.equals("IMPORT")) {
                list.fill(results);
            }
        });
    }

    @Override
    public void execute(JCoDestination destination, String tid) throws JCoException {
        execute(destination, tid, "");
    }

    @Override
    public void execute(JCoDestination destination, String tid, String queue) throws JCoException {
        Map<String, Object> question = question();
        question.put("tid", tid);
        question.put("queue", queue);
        StandInBackend.ask("transaction", (StandInDestination) destination, question);
    }

    private Map<String, Object> question() {
        Map<String, Object> values = new HashMap<>();
        Set<String> inactive = new HashSet<>();
        lists.values().forEach(list -> {
            values.putAll(list.values());
            inactive.addAll(list.inactiveNames());
        });
        Map<String, Object> question = new HashMap<>();
        question.put("function", template.name());
        question.put("values", values);
        question.put("inactive", inactive);
        return question;
    }
}
