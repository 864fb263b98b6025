package dev.fairlead.cdi;

/** The model that programs written for JCo know, which an application may see or not. */
final class JcoModel {
    private static final String DESTINATION = "dev.fairlead.jco.JCoDestination";

    private JcoModel() {}

    /** Whether the application sees it. */
    static boolean isVisible() {
        try {
            Class.forName(DESTINATION, false, JcoModel.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }

    /** Whether that is the type of its destinations. */
    static boolean isDestination(Object type) {
        return type instanceof Class<?> known && known.getName().equals(DESTINATION);
    }
}
