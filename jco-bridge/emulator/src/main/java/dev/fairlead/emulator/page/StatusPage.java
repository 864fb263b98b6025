package dev.fairlead.emulator.page;

import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.emulator.trfc.TransactionStore;
import dev.fairlead.emulator.trfc.UnitStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a system has and did, as one page of HTML. No values of calls and no passwords are on it. */
public final class StatusPage {
    private static final int LAST_CALLS = 50;

    private static final String BEGINNING = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>%1$s</title>
            <style>
            body { font: 15px/1.4 sans-serif; margin: 2em }
            table { border-collapse: collapse }
            td, th { border: 1px solid #bbb; padding: .2em .6em; text-align: left }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            """;
    private static final String END = "</body>\n</html>\n";

    private final SystemFacts facts;
    private final SystemState state;

    public StatusPage(SystemFacts facts, SystemState state) {
        this.facts = facts;
        this.state = state;
    }

    /** The page as it is now. */
    public String html() {
        StringBuilder page = new StringBuilder(
                BEGINNING.formatted("System " + facts.sid() + ", release " + HtmlTable.escaped(facts.release())));
        List.of(calls(), failedUpdates(), transactions(), units(), waiting(), users(), tables(), modules())
                .forEach(table -> page.append(table.html()));
        return page.append(END).toString();
    }

    private HtmlTable calls() {
        List<CallLog.Entry> calls = state.runner().log().entries();
        List<List<String>> rows = new ArrayList<>();
        for (int i = calls.size() - 1; i >= Math.max(0, calls.size() - LAST_CALLS); i--) {
            CallLog.Entry call = calls.get(i);
            rows.add(List.of(call.client(), call.user(), call.function(), call.ran() ? "" : "refused"));
        }
        return new HtmlTable("Last calls", List.of("Client", "User", "Module", ""), rows);
    }

    private HtmlTable failedUpdates() {
        return new HtmlTable(
                "Failed updates",
                List.of("Client", "User", "Reason"),
                state.runner().failedUpdates().stream()
                        .map(update -> List.of(update.client(), update.user(), update.reason()))
                        .toList());
    }

    private HtmlTable transactions() {
        return new HtmlTable(
                "Transactions",
                List.of("Id", "State"),
                byId(state.transactions().all()));
    }

    private HtmlTable units() {
        return new HtmlTable("Units", List.of("Id", "State"), byId(state.units().all()));
    }

    private static List<List<String>> byId(Map<String, ? extends Enum<?>> states) {
        return states.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(known -> List.of(known.getKey(), known.getValue().name()))
                .toList();
    }

    private HtmlTable waiting() {
        TransactionStore transactions = state.transactions();
        UnitStore units = state.units();
        List<List<String>> rows = new ArrayList<>();
        for (String queue : transactions.queues()) {
            transactions.waiting(queue).forEach(id -> rows.add(List.of(queue, id, "")));
        }
        for (String queue : units.queues()) {
            units.waiting(queue)
                    .forEach(id -> rows.add(List.of(queue, id, units.failure(id).orElse(""))));
        }
        return new HtmlTable("Waiting in queues", List.of("Queue", "Transaction or unit", "Failure"), rows);
    }

    private HtmlTable users() {
        return new HtmlTable(
                "Users",
                List.of("Client", "User", "Language", ""),
                state.users().all().stream()
                        .map(user -> List.of(
                                user.client(),
                                user.name(),
                                user.language(),
                                state.users().isLocked(user) ? "locked" : ""))
                        .toList());
    }

    private HtmlTable tables() {
        return new HtmlTable(
                "Tables",
                List.of("Table", "Rows"),
                state.tables().all().stream()
                        .map(table -> List.of(table.name(), Integer.toString(table.size())))
                        .toList());
    }

    private HtmlTable modules() {
        return new HtmlTable(
                "Modules",
                List.of("Module", "Runs"),
                state.modules().all().stream()
                        .map(module -> module.description().name())
                        .map(name ->
                                List.of(name, Long.toString(state.runner().log().runsOf(name))))
                        .toList());
    }
}
