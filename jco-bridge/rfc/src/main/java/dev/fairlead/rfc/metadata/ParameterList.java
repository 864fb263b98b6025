package dev.fairlead.rfc.metadata;

import java.util.List;

/** The parameters of one direction. Their values form a record, with the function's name as that of its type. */
public final class ParameterList {
    private final ParameterDescription[] parameters;
    private final RecordType type;

    ParameterList(String function, List<ParameterDescription> parameters) {
        this.parameters = parameters.toArray(ParameterDescription[]::new);
        this.type = RecordType.of(
                function, parameters.stream().map(ParameterDescription::field).toList());
    }

    /** Type of the record of values; its fields have the indexes of the parameters. */
    public RecordType type() {
        return type;
    }

    /** Number of parameters. */
    public int size() {
        return parameters.length;
    }

    /** A parameter by its index. */
    public ParameterDescription parameter(int index) {
        return parameters[index];
    }

    /** The parameters in order. */
    public List<ParameterDescription> parameters() {
        return List.of(parameters);
    }

    /** Index of a parameter, in any case; -1 if there is none. */
    public int indexOf(String name) {
        return type.indexOf(name);
    }
}
