package dev.fairlead.rfc.metadata;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Interface of a function module: its parameters by direction, and the exceptions that it declares. */
public final class FunctionDescription implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient String name;
    private final transient Map<Direction, ParameterList> lists = new EnumMap<>(Direction.class);
    private final transient List<String> exceptions;

    FunctionDescription(String name, List<ParameterDescription> parameters, List<String> exceptions) {
        this.name = name;
        this.exceptions = List.copyOf(exceptions);
        Set<String> names = new HashSet<>();
        for (ParameterDescription parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException(name + " has two parameters " + parameter.name());
            }
        }
        for (Direction direction : Direction.values()) {
            lists.put(
                    direction,
                    new ParameterList(
                            name,
                            parameters.stream()
                                    .filter(parameter -> parameter.direction() == direction)
                                    .toList()));
        }
    }

    /** Begins a description. */
    public static FunctionBuilder named(String name) {
        return new FunctionBuilder(name.strip().toUpperCase(Locale.ROOT));
    }

    /** Name of the function module. */
    public String name() {
        return name;
    }

    /** The parameters of one direction. */
    public ParameterList parameters(Direction direction) {
        return lists.get(direction);
    }

    /** What the caller sends. */
    public ParameterList imports() {
        return parameters(Direction.IMPORT);
    }

    /** What the caller gets. */
    public ParameterList exports() {
        return parameters(Direction.EXPORT);
    }

    /** What the caller sends and gets. */
    public ParameterList changing() {
        return parameters(Direction.CHANGING);
    }

    /** The table parameters. */
    public ParameterList tables() {
        return parameters(Direction.TABLES);
    }

    /** All parameters: imports, exports, changing, tables. */
    public Stream<ParameterDescription> all() {
        return lists.values().stream().flatMap(list -> list.parameters().stream());
    }

    /** Names of the declared exceptions. */
    public List<String> exceptions() {
        return exceptions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FunctionDescription that
                && name.equals(that.name)
                && exceptions.equals(that.exceptions)
                && all().toList().equals(that.all().toList());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Written in the place of this description: what it is made of, of which another is made when it is read. */
    private Object writeReplace() {
        return new Written(name, all().toArray(ParameterDescription[]::new), exceptions.toArray(String[]::new));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Serialized.forged();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Written(String name, ParameterDescription[] parameters, String[] exceptions)
            implements Serializable {

        Object readResolve() throws InvalidObjectException {
            return Serialized.read(() ->
                    new FunctionDescription(Objects.requireNonNull(name), List.of(parameters), List.of(exceptions)));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
