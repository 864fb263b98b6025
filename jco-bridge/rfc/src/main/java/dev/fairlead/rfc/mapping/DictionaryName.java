package dev.fairlead.rfc.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Name of the structure that a Java record stands for, where it is not {@code ORDER_ITEM} for {@code OrderItem}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DictionaryName {

    /** Name of the structure. */
    String value();
}
