package dev.fairlead.cdi.configuration;

import dev.fairlead.source.DestinationSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Comparator;
import java.util.List;

/**
 * The application's beans of type {@link DestinationSource}, by {@link Priority} of their class, smaller numbers first,
 * and then by its name.
 */
public final class SourceBeans {
    private static final Comparator<Bean<?>> ORDER = Comparator.<Bean<?>>comparingInt(SourceBeans::priority)
            .thenComparing(bean -> bean.getBeanClass().getName());

    private SourceBeans() {}

    /** The sources in order; to be called once the deployment has been validated. */
    public static List<DestinationSource> in(BeanManager beans) {
        return beans.getBeans(DestinationSource.class).stream()
                .sorted(ORDER)
                .map(bean -> (DestinationSource)
                        beans.getReference(bean, DestinationSource.class, beans.createCreationalContext(bean)))
                .toList();
    }

    private static int priority(Bean<?> bean) {
        Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }
}
