package dev.fairlead.connector.rfc.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Each warning about a destination is given once. */
class GivenWarningsTest {
    private final List<String> lines = new ArrayList<>();
    private final System.Logger category = new System.Logger() {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle texts, String text, Throwable thrown) {
            lines.add(text);
        }

        @Override
        public void log(Level level, ResourceBundle texts, String format, Object... values) {
            lines.add(MessageFormat.format(format, values));
        }
    };
    private final GivenWarnings warnings = new GivenWarnings();

    private static DestinationLookup lookup(String application, String tenant) {
        return new DestinationLookup(application, tenant, "sales", LookupOptions.DEFAULT);
    }

    @Test
    void tenantsShareAWarningAndApplicationsDoNot() {
        warnings.of(lookup("shop", "acme")).once(category, "keeps no session");
        warnings.of(lookup("shop", "acme")).once(category, "keeps no session");
        warnings.of(lookup("shop", "globex")).once(category, "keeps no session");
        warnings.of(lookup("shop", "globex")).once(category, "asks as the caller");
        assertThat(lines).containsExactly("sales keeps no session", "sales asks as the caller");

        warnings.of(lookup("bank", "acme")).once(category, "keeps no session");
        assertThat(lines).hasSize(3);
    }
}
