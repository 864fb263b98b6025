package dev.fairlead;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the destination that an injection point, or a MicroProfile Rest Client interface, talks to.
 *
 * <pre>{@code
 * @Inject @Destination("erp") HttpDestination erp;
 * }</pre>
 *
 * <p>Every member is non-binding: one bean serves all names, so injection points that a container meets only after
 * bean discovery (in message-driven beans, for example) are served too.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER})
public @interface Destination {

    /** Name of the destination: 1 to 200 letters, digits, {@code _} and {@code -}. */
    @Nonbinding
    String value();

    /** Name of a fragment to merge over the destination; empty for none. */
    @Nonbinding
    String fragment() default "";

    /**
     * Whether the destination may be unknown at deployment. By default an unknown name fails the deployment; a lazy
     * one is looked up when it is first used.
     */
    @Nonbinding
    boolean lazy() default false;

    /** The annotation as a value, for {@code Instance.select} and tests. */
    final class Literal extends AnnotationLiteral<Destination> implements Destination {
        private static final long serialVersionUID = 1L;

        private final String value;
        private final String fragment;
        private final boolean lazy;

        private Literal(String value, String fragment, boolean lazy) {
            this.value = value;
            this.fragment = fragment;
            this.lazy = lazy;
        }

        /** The qualifier for the destination {@code name}, without a fragment and not lazy. */
        public static Literal of(String name) {
            return new Literal(name, "", false);
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String fragment() {
            return fragment;
        }

        @Override
        public boolean lazy() {
            return lazy;
        }
    }
}
