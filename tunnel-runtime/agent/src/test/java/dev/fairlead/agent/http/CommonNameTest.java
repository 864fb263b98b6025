package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.principal.Subject;
import dev.fairlead.agent.principal.SubjectField;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"DDIC", "D,DIC", "a\\b", " DDIC ", "#1", "CN=x,OU=y", "a\u0000b", "\u00fc", "\\"})
    void itIsFoundWhateverItHolds(String name) {
        Subject subject = new Subject(Map.of(SubjectField.CN, name, SubjectField.OU, "CN=other,sales"));

        assertThat(CommonName.of(subject.toString())).contains(name);
    }

    @Test
    void aSubjectMayHaveNone() {
        assertThat(CommonName.of(new Subject(Map.of(SubjectField.OU, "CN=x")).toString()))
                .isEmpty();
        assertThat(CommonName.of("")).isEmpty();
    }
}
