package dev.fairlead.cdi.caller;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** Beans that may or may not be there. */
final class ContainerBeans {
    private final BeanManager beanManager;

    ContainerBeans(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    /** The bean of this type; empty if there is none, or more than one. */
    <T> Optional<T> find(Class<T> type) {
        Instance<T> instance = beanManager.createInstance().select(type);
        return instance.isResolvable() ? Optional.of(instance.get()) : Optional.empty();
    }
}
