package dev.fairlead.rfc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Has a converter of the application read and write a value. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Convert {

    /** The converter; it has a constructor without parameters, and one instance serves all calls. */
    Class<? extends RfcConverter<?>> value();
}
