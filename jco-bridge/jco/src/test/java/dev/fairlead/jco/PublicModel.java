package dev.fairlead.jco;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programming model's public types and members as they are, in the words of {@link ModelList}. */
final class PublicModel {
    private static final List<String> PACKAGES =
            List.of("dev.fairlead.jco", "dev.fairlead.jco.ext", "dev.fairlead.jco.monitor");
    private static final String CLASS = ".class";

    private PublicModel() {}

    static Map<String, Set<String>> members() {
        Map<String, Set<String>> members = new TreeMap<>();
        PACKAGES.stream()
                .flatMap(PublicModel::types)
                .filter(PublicModel::isPublic)
                .forEach(type -> members.put(
                        type.getName().substring(PACKAGES.get(0).length() + 1).replace('$', '.'), members(type)));
        return members;
    }

    private static Stream<Class<?>> types(String name) {
        try {
            Path classes = Path.of(JCo.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
                return files
                        .map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(CLASS) && !file.startsWith("package-info"))
                        .<Class<?>>map(file -> load(name + "." + file.replace(CLASS, "")))
                        .toList()
                        .stream();
            }
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicModel.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        supertypes(type).map(supertype -> "extends " + name(supertype)).forEach(members::add);
        if (type.isEnum()) {
            Stream.of(type.getEnumConstants()).map(value -> "constant " + value).forEach(members::add);
            return members;
        }
        Stream.of(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(PublicModel::constant)
                .forEach(members::add);
        Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> Modifier.isPublic(constructor.getModifiers()))
                .map(PublicModel::constructor)
                .forEach(members::add);
        Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !isInherited(method))
                .map(PublicModel::method)
                .forEach(members::add);
        return members;
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        Stream<Class<?>> above =
                Stream.<Class<?>>ofNullable(type.getSuperclass()).filter(superclass -> superclass != Object.class);
        return Stream.concat(above, Stream.of(type.getInterfaces()));
    }

    /** What a supertype, or any object, has as well. */
    private static boolean isInherited(Method method) {
        return Stream.concat(supertypes(method.getDeclaringClass()), Stream.of(Object.class))
                .flatMap(supertype -> Stream.of(supertype.getMethods()))
                .anyMatch(above -> above.getReturnType() == method.getReturnType()
                        && above.getName().equals(method.getName())
                        && Arrays.equals(above.getParameterTypes(), method.getParameterTypes()));
    }

    private static String constant(Field field) {
        return "constant " + name(field.getType()) + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return "new(" + names(constructor.getParameterTypes()) + ")";
    }

    private static String method(Method method) {
        return (Modifier.isStatic(method.getModifiers()) ? "static " : "") + name(method.getReturnType()) + " "
                + method.getName() + "(" + names(method.getParameterTypes()) + ")";
    }

    private static String names(Class<?>... types) {
        return Stream.of(types).map(PublicModel::name).collect(Collectors.joining(", "));
    }

    private static String name(Class<?> type) {
        String name = type.getTypeName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
