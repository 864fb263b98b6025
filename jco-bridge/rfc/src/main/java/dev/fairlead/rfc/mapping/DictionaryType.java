package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.metadata.AbapType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The type that a value has in the system, where it is not the one that {@link ServedModules} takes for its Java type:
 * {@code @DictionaryType(value = AbapType.CHAR, length = 18) String material}. At an Optional or a List it is the type of
 * what they hold.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface DictionaryType {

    /** The type; neither a structure nor a table. */
    AbapType value();

    /** Characters, digits or bytes, for types that need a length. */
    int length() default 0;

    /** Digits behind the point of a packed number. */
    int decimals() default 0;
}
