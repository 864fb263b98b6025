package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.Changing;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.Tables;
import dev.fairlead.rfc.metadata.Direction;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameter of a function that an annotation names. */
record Role(Direction direction, String parameter) {

    /** The record that the parameter stands in. */
    RfcRecord values(RfcFunction function) {
        return switch (direction) {
            case IMPORT -> function.imports();
            case EXPORT -> function.exports();
            case CHANGING -> function.changing();
            case TABLES -> function.tables();
        };
    }

    /** What the element is annotated with; refuses two annotations. */
    static Optional<Role> of(AnnotatedElement element, String place) {
        List<Role> roles = new ArrayList<>();
        Optional.ofNullable(element.getAnnotation(Import.class))
                .ifPresent(found -> roles.add(new Role(Direction.IMPORT, found.value())));
        Optional.ofNullable(element.getAnnotation(Export.class))
                .ifPresent(found -> roles.add(new Role(Direction.EXPORT, found.value())));
        Optional.ofNullable(element.getAnnotation(Changing.class))
                .ifPresent(found -> roles.add(new Role(Direction.CHANGING, found.value())));
        Optional.ofNullable(element.getAnnotation(Tables.class))
                .ifPresent(found -> roles.add(new Role(Direction.TABLES, found.value())));
        if (roles.size() > 1) {
            throw new IllegalArgumentException(place + " has two directions");
        }
        return roles.stream().findFirst();
    }
}
