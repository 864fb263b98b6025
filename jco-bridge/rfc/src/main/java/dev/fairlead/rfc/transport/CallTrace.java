package dev.fairlead.rfc.transport;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import java.util.List;
import java.util.Set;

/**
 * Tells calls to the log where somebody asks for it (RFC specification, C.13): names and values of parameters, but not of
 * those that are masked, and nothing of logon, cookies and tokens. Long values and tables are cut.
 */
public final class CallTrace {

    private static final System.Logger LOG = System.getLogger("fairlead.rfc.wire");
    private static final String MASKED = "***";
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_ROWS = 10;
    private static final List<Direction> SENT = List.of(Direction.IMPORT, Direction.CHANGING, Direction.TABLES);
    private static final List<Direction> RECEIVED = List.of(Direction.EXPORT, Direction.CHANGING, Direction.TABLES);

    private final String destination;
    private final Set<String> mask;
    private final System.Logger.Level level;

    /**
     * @param mask names of parameters and fields that are not told, in upper case
     * @param asked whether the destination asks for it, and not only whoever configures the log
     */
    public CallTrace(String destination, Set<String> mask, boolean asked) {
        this.destination = destination;
        this.mask = mask;
        this.level = asked ? System.Logger.Level.INFO : System.Logger.Level.TRACE;
    }

    /** Tells a call, and how it ends. */
    public void around(FunctionData function, Runnable call) {
        sent(function);
        try {
            call.run();
        } catch (RfcException e) {
            failed(function, e);
            throw e;
        }
        received(function);
    }

    /** Tells what goes to the system. */
    public void sent(FunctionData function) {
        if (LOG.isLoggable(level)) {
            LOG.log(level, "{0} <- {1}", destination, text(function, SENT));
        }
    }

    void received(FunctionData function) {
        if (LOG.isLoggable(level)) {
            LOG.log(level, "{0} -> {1}", destination, text(function, RECEIVED));
        }
    }

    void failed(FunctionData function, RfcException failure) {
        if (LOG.isLoggable(level)) {
            LOG.log(level, "{0} -> {1} fails: {2}", destination, function.name(), failure.group());
        }
    }

    private String text(FunctionData function, List<Direction> directions) {
        StringBuilder text = new StringBuilder(function.name());
        for (Direction direction : directions) {
            if (function.description().parameters(direction).size() > 0) {
                text.append(' ').append(direction).append(' ');
                fields(text, function.values(direction));
            }
        }
        return text.toString();
    }

    private void fields(StringBuilder text, RecordData record) {
        text.append('{');
        for (int i = 0; i < record.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(record.name(i)).append('=');
            if (mask.contains(record.name(i))) {
                text.append(MASKED);
            } else {
                value(text, record, i);
            }
        }
        text.append('}');
    }

    private void value(StringBuilder text, RecordData record, int index) {
        FieldType type = record.type().field(index).type();
        switch (type.abapType()) {
            case STRUCTURE -> fields(text, record.getStructure(index));
            case TABLE -> rows(text, record.getTable(index));
            default -> {
                String value = record.getString(index);
                text.append(value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value);
            }
        }
    }

    private void rows(StringBuilder text, TableData table) {
        text.append(table.size()).append(" rows[");
        for (int i = 0; i < Math.min(table.size(), MOST_ROWS); i++) {
            fields(text, table.row(i));
        }
        text.append(table.size() > MOST_ROWS ? "...]" : "]");
    }
}
