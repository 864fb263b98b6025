package dev.fairlead;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import dev.fairlead.source.DestinationLevel;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.TenantStrategy;
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
 *
 * @Inject @Destination(value = "crm", fragment = "crm-test", fragmentOptional = true, level = SUBACCOUNT)
 * HttpDestination crm;
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

    /** Names of fragments to merge over the destination, separated by commas, the last one wins; empty for none. */
    @Nonbinding
    String fragment() default "";

    /** Whether a missing fragment is skipped; with one fragment only. */
    @Nonbinding
    boolean fragmentOptional() default false;

    /** Where to look; by default everywhere. */
    @Nonbinding
    DestinationLevel level() default DestinationLevel.ANY;

    /** Whose destinations count; by default those of the tenant of the call. */
    @Nonbinding
    TenantStrategy strategy() default TenantStrategy.CURRENT_TENANT;

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
        private final boolean fragmentOptional;
        private final DestinationLevel level;
        private final TenantStrategy strategy;

        private Literal(String value, LookupOptions options) {
            this.value = value;
            this.fragment = options.fragment();
            this.fragmentOptional = options.fragmentOptional();
            this.level = options.level();
            this.strategy = options.strategy();
        }

        /** The qualifier for the destination {@code name}, looked up without options and not lazy. */
        public static Literal of(String name) {
            return of(name, LookupOptions.DEFAULT);
        }

        /**
         * The qualifier for the destination {@code name}, looked up like this and not lazy.
         *
         * @throws IllegalArgumentException if the options name a chain, which no annotation can:
         *     {@link Destinations#http(String, LookupOptions)} can
         */
        public static Literal of(String name, LookupOptions options) {
            if (options.chain().isPresent()) {
                throw new IllegalArgumentException("An annotation cannot name a chain");
            }
            return new Literal(name, options);
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
        public boolean fragmentOptional() {
            return fragmentOptional;
        }

        @Override
        public DestinationLevel level() {
            return level;
        }

        @Override
        public TenantStrategy strategy() {
            return strategy;
        }

        @Override
        public boolean lazy() {
            return false;
        }
    }
}
