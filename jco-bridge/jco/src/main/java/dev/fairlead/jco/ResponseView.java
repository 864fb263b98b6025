package dev.fairlead.jco;

import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.util.BitSet;

/** What came back of a function. */
final class ResponseView extends JoinedView implements JCoResponse {
    private static final long serialVersionUID = 1L;

    private ResponseView(FunctionTemplate template, RecordData data, BitSet inactive) {
        super(template, RESPONSE, data, inactive);
    }

    /** One with initial values. */
    static ResponseView of(FunctionTemplate template) {
        return new ResponseView(template, new RecordData(template.type(RESPONSE)), new BitSet());
    }

    /** One with the results of a call. */
    static ResponseView of(FunctionTemplate template, FunctionData function) {
        ResponseView response = of(template);
        RecordData values = response.data();
        for (int i = 0; i < values.size(); i++) {
            values.set(i, function.get(values.name(i)));
        }
        return response;
    }

    @Override
    JoinedView with(RecordData values, BitSet passive) {
        return new ResponseView(template, values, passive);
    }
}
