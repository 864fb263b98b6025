package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.ParameterList;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.Map;

/**
 * A call of ours as a function of SAP's, and its results back (RFC specification, B.3). What the caller left to the
 * function's own default is made inactive; so is what the caller does not want.
 */
final class FunctionCopy {
    private final JcoTypes types;
    private final FunctionData ours;
    private final Object theirs;
    private final Map<Direction, RecordPlan> plans = new EnumMap<>(Direction.class);

    /** @param theirs a fresh function of SAP's */
    FunctionCopy(JcoTypes types, FunctionData ours, Object theirs) {
        this.types = types;
        this.ours = ours;
        this.theirs = theirs;
    }

    void send() throws Throwable {
        RecordWriter writer = new RecordWriter(types.records());
        for (Direction direction : Direction.values()) {
            ParameterList parameters = ours.description().parameters(direction);
            if (parameters.size() > 0) {
                Object list = list(direction);
                plans.put(direction, plan(parameters, list));
                send(direction, list, writer);
            }
        }
    }

    private void send(Direction direction, Object list, RecordWriter writer) throws Throwable {
        RecordPlan plan = plans.get(direction);
        RecordData values = ours.values(direction);
        for (int i = 0; i < values.size(); i++) {
            boolean sent = ours.isSent(direction, i);
            if (sent && values.isSet(i)) {
                writer.writeField(values, i, list, plan);
            }
            boolean left = direction == Direction.IMPORT && !sent;
            if (plan.has(i) && (left || !ours.isActive(direction, i))) {
                types.functions().activate().invokeExact(list, plan.place(i), false);
            }
        }
    }

    void receive() throws Throwable {
        RecordReader reader = new RecordReader(types.records());
        for (Map.Entry<Direction, RecordPlan> entry : plans.entrySet()) {
            Direction direction = entry.getKey();
            if (direction.isReturned()) {
                receive(direction, list(direction), entry.getValue(), reader);
            }
        }
    }

    private void receive(Direction direction, Object list, RecordPlan plan, RecordReader reader) throws Throwable {
        RecordData values = ours.values(direction);
        for (int i = 0; i < values.size(); i++) {
            if (plan.has(i) && ours.isActive(direction, i)) {
                reader.readField(list, values, i, plan);
            }
        }
    }

    /** SAP's parameters of a direction; null if the function has none in the system. */
    private Object list(Direction direction) throws Throwable {
        MethodHandle getter = types.functions().values().get(direction);
        return (Object) getter.invokeExact(theirs);
    }

    private RecordPlan plan(ParameterList parameters, Object list) throws Throwable {
        if (list == null) {
            return RecordPlan.none(parameters.type());
        }
        Object metaData = (Object) types.records().metaData().invokeExact(list);
        return RecordPlan.of(parameters.type(), metaData, types.metaData());
    }
}
