package dev.fairlead.cdi.caller;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Beans that may or may not be there. Asked for at every call, so what cannot change is found once. */
final class ContainerBeans {
    private final BeanManager beanManager;
    private final Map<Class<?>, Known> known = new ConcurrentHashMap<>();

    ContainerBeans(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    /** The bean of this type; empty if there is none, or more than one. */
    <T> Optional<T> find(Class<T> type) {
        Known bean = known.get(type);
        if (bean == null) {
            bean = known.computeIfAbsent(type, this::resolve);
        }
        return bean.made()
                ? Optional.of(beanManager.createInstance().select(type).get())
                : bean.proxy().map(type::cast);
    }

    private Known resolve(Class<?> type) {
        Instance<?> instance = beanManager.createInstance().select(type);
        if (!instance.isResolvable()) {
            return new Known(false, Optional.empty());
        }
        Bean<?> bean = beanManager.resolve(beanManager.getBeans(type));
        return bean != null && beanManager.isNormalScope(bean.getScope())
                ? new Known(false, Optional.of(instance.get()))
                : new Known(true, Optional.empty());
    }

    /**
     * What is known of a type.
     *
     * @param made whether the bean is made anew for each call
     * @param proxy else the proxy, which finds the instance of the moment by itself; empty if there is no bean
     */
    private record Known(boolean made, Optional<Object> proxy) {}
}
