package dev.fairlead.jco;

import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.util.BitSet;

/** What a function is to be sent. */
final class RequestView extends JoinedView implements JCoRequest {
    private static final long serialVersionUID = 1L;

    private RequestView(FunctionTemplate template, RecordData data, BitSet inactive) {
        super(template, REQUEST, data, inactive);
    }

    /** One with initial values. */
    static RequestView of(FunctionTemplate template) {
        return new RequestView(template, new RecordData(template.type(REQUEST)), new BitSet());
    }

    @Override
    JoinedView with(RecordData values, BitSet passive) {
        return new RequestView(template, values, passive);
    }

    @Override
    public JCoResponse execute(JCoDestination destination) throws JCoException {
        FunctionData function = new FunctionData(template.description());
        told(() -> fill(function));
        SystemDestination.of(destination).call(function);
        return told(() -> ResponseView.of(template, function));
    }

    private void fill(FunctionData function) {
        RecordData values = data();
        for (int i = 0; i < values.size(); i++) {
            if (values.isSet(i)) {
                function.set(values.name(i), values.get(i));
            }
            if (!isActive(i)) {
                function.setActive(values.name(i), false);
            }
        }
    }
}
