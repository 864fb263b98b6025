package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A message that has been found fit to be written. It reads the values while it writes them, and may do so more than
 * once; the function must not change meanwhile.
 */
public final class SoapMessage {

    private static final List<Direction> REQUEST = List.of(Direction.IMPORT, Direction.CHANGING, Direction.TABLES);
    private static final List<Direction> RESPONSE = List.of(Direction.EXPORT, Direction.CHANGING, Direction.TABLES);

    private final FunctionPlan plan;
    private final FunctionData function;
    private final boolean response;
    private final DateTimeForm form;
    private final boolean emptyTables;

    private SoapMessage(
            FunctionPlan plan, FunctionData function, boolean response, DateTimeForm form, boolean emptyTables) {
        this.plan = plan;
        this.function = function;
        this.response = response;
        this.form = form;
        this.emptyTables = emptyTables;
    }

    static SoapMessage request(FunctionPlan plan, FunctionData function, DateTimeForm form, boolean emptyTables) {
        return new SoapMessage(plan, function, false, form, emptyTables).checked();
    }

    static SoapMessage response(FunctionPlan plan, FunctionData function, DateTimeForm form) {
        return new SoapMessage(plan, function, true, form, true).checked();
    }

    private SoapMessage checked() {
        TextCheck check = new TextCheck(plan.function());
        for (Direction direction : directions()) {
            RecordPlan parameters = plan.parameters(direction);
            for (int i = 0; i < parameters.size(); i++) {
                if (isWritten(direction, i)) {
                    check.check(parameters, i, function.values(direction));
                }
            }
        }
        return this;
    }

    /** Writes the message in UTF-8, piece by piece, and leaves the stream open. */
    public void writeTo(OutputStream stream) throws IOException {
        XmlOutput out = new XmlOutput(stream);
        ValueWriter values = new ValueWriter(out, form);
        Tag tag = response ? plan.response() : plan.request();
        out.markup(Envelope.OPEN);
        out.markup(tag.open());
        for (Direction direction : directions()) {
            RecordPlan parameters = plan.parameters(direction);
            if (parameters.size() > 0) {
                write(values, direction, parameters, function.values(direction));
            }
        }
        out.markup(tag.close());
        out.markup(Envelope.CLOSE);
        out.flush();
    }

    private void write(ValueWriter values, Direction direction, RecordPlan parameters, RecordData record)
            throws IOException {
        for (int i = 0; i < parameters.size(); i++) {
            if (isWritten(direction, i)) {
                values.field(parameters, i, record);
            }
        }
    }

    private List<Direction> directions() {
        return response ? RESPONSE : REQUEST;
    }

    private boolean isWritten(Direction direction, int index) {
        return response
                ? function.isActive(direction, index)
                : function.isSent(direction, index) && !isLeftOut(direction, index);
    }

    private boolean isLeftOut(Direction direction, int index) {
        return !emptyTables
                && direction == Direction.TABLES
                && function.values(direction).getTable(index).size() == 0;
    }
}
