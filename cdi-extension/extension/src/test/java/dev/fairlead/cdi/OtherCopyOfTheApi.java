package dev.fairlead.cdi;

import dev.fairlead.http.HttpConnectionFactory;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;

/** What a resource adapter with an API of its own binds for an application that bundles the API too. */
final class OtherCopyOfTheApi {

    private OtherCopyOfTheApi() {}

    static Object connectionFactory() throws ClassNotFoundException {
        URL api = HttpConnectionFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        ClassLoader resourceAdapter = new URLClassLoader(new URL[] {api}, null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return name.startsWith("dev.fairlead.")
                        ? super.findClass(name)
                        : OtherCopyOfTheApi.class.getClassLoader().loadClass(name);
            }
        };
        Class<?> other = resourceAdapter.loadClass(HttpConnectionFactory.class.getName());
        return Proxy.newProxyInstance(resourceAdapter, new Class<?>[] {other}, (proxy, method, arguments) -> null);
    }
}
