package dev.fairlead.jco.rewrite;

import static org.openrewrite.java.Assertions.java;

import org.junit.jupiter.api.Test;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

/** Programs for SAP JCo, whose types stand here as far as the programs need them. */
class ProgramsTest implements RewriteTest {
    private static final String[] TYPES = {"""
        package com.sap.conn.jco;
        public interface JCoDestination {
            void changePassword(String from, String to) throws JCoException;
        }
        """, """
        package com.sap.conn.jco;
        public class JCoException extends Exception {}
        """, """
        package com.sap.conn.jco;
        public final class JCoDestinationManager {
            public static JCoDestination getDestination(String name) throws JCoException { return null; }
        }
        """, """
        package com.sap.conn.jco.ext;
        public interface DestinationDataProvider {
            String JCO_CLIENT = "jco.client.client";
        }
        """, """
        package com.sap.conn.jco.ext;
        public final class Environment {
            public static void registerDestinationDataProvider(DestinationDataProvider provider) {}
        }
        """, """
        package com.sap.conn.jco.monitor;
        public interface JCoDestinationMonitor {}
        """, """
        package com.sap.conn.jco.server;
        public interface JCoServer {}
        """};

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipeFromResources("dev.fairlead.jco.MoveFromSapJco")
                .parser(JavaParser.fromJavaVersion().dependsOn(TYPES));
    }

    @Test
    void importsAndFullNamesAreThoseOfFairlead() {
        rewriteRun(java("""
                import com.sap.conn.jco.JCoDestination;
                import com.sap.conn.jco.JCoDestinationManager;
                import com.sap.conn.jco.JCoException;
                import com.sap.conn.jco.monitor.JCoDestinationMonitor;

                class Codes {
                    JCoDestinationMonitor monitor;

                    JCoDestination erp() throws JCoException {
                        return JCoDestinationManager.getDestination("ERP");
                    }

                    boolean isOfErp(Exception e) {
                        return e instanceof com.sap.conn.jco.JCoException;
                    }
                }
                """, """
                import dev.fairlead.jco.JCoDestination;
                import dev.fairlead.jco.JCoDestinationManager;
                import dev.fairlead.jco.JCoException;
                import dev.fairlead.jco.monitor.JCoDestinationMonitor;

                class Codes {
                    JCoDestinationMonitor monitor;

                    JCoDestination erp() throws JCoException {
                        return JCoDestinationManager.getDestination("ERP");
                    }

                    boolean isOfErp(Exception e) {
                        return e instanceof dev.fairlead.jco.JCoException;
                    }
                }
                """));
    }

    @Test
    void providersRegisterThemselvesWithFairlead() {
        rewriteRun(java("""
                import static com.sap.conn.jco.ext.DestinationDataProvider.JCO_CLIENT;

                import com.sap.conn.jco.ext.*;

                class Provider implements DestinationDataProvider {
                    static {
                        Environment.registerDestinationDataProvider(new Provider());
                    }

                    String key = JCO_CLIENT;
                }
                """, """
                import static dev.fairlead.jco.ext.DestinationDataProvider.JCO_CLIENT;

                import dev.fairlead.jco.ext.*;

                class Provider implements DestinationDataProvider {
                    static {
                        Environment.registerDestinationDataProvider(new Provider());
                    }

                    String key = JCO_CLIENT;
                }
                """));
    }

    @Test
    void whatFairleadHasNotIsFound() {
        rewriteRun(spec -> spec.recipeFromResources("dev.fairlead.jco.FindWhatIsMissing"), java("""
                        import com.sap.conn.jco.JCoDestination;
                        import com.sap.conn.jco.JCoException;
                        import com.sap.conn.jco.server.JCoServer;

                        class Both {
                            JCoServer server;

                            void change(JCoDestination erp) throws JCoException {
                                erp.changePassword("old", "new");
                            }
                        }
                        """, """
                        import com.sap.conn.jco.JCoDestination;
                        import com.sap.conn.jco.JCoException;
                        import com.sap.conn.jco.server.JCoServer;

                        class Both {
                            /*~~>*/JCoServer server;

                            void change(JCoDestination erp) throws JCoException {
                                /*~~>*/erp.changePassword("old", "new");
                            }
                        }
                        """));
    }

    @Test
    void whoKnowsNoSapJcoIsLeftAlone() {
        rewriteRun(java("""
                class Other {
                    String name = "com.sap.conn.jco.JCoDestination";
                }
                """));
    }
}
